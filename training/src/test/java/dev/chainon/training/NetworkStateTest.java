package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkStateTest {

    private final NetworkState one = new NetworkState(new float[] {1, 2}, new float[] {0, 4}, new float[] {8, 0}, 5);
    private final NetworkState other = new NetworkState(new float[] {5, 2}, new float[] {4, 0}, new float[] {0, 8}, 7);

    @Test
    void theMeanCountsEachStateByItsRows() {
        NetworkState mean = NetworkState.average(List.of(one, other), 300, 100);

        assertThat(mean.values()).containsExactly(2, 2);
        assertThat(mean.first()).containsExactly(1, 3);
        assertThat(mean.second()).containsExactly(6, 2);
        assertThat(mean.steps()).isEqualTo(7);
    }

    @Test
    void theMeanOfOneStateIsTheStateItself() {
        NetworkState mean = NetworkState.average(List.of(other), 17);

        assertThat(mean.values()).isEqualTo(other.values());
        assertThat(mean.second()).isEqualTo(other.second());
    }

    @Test
    void aBareStateMovesAThirdOfTheBytes() {
        assertThat(NetworkState.bare(one.values()).bytes() * 3).isEqualTo(one.bytes());
        assertThat(NetworkState.bare(one.values()).withMomentsOf(other).first()).isEqualTo(other.first());
    }

    @Test
    void refusesStatesThatDoNotBelongTogether() {
        assertThatThrownBy(() -> new NetworkState(new float[2], new float[1], new float[2], 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NetworkState.average(List.of(one, NetworkState.bare(one.values())), 1, 1))
                .hasMessageContaining("have no mean");
        assertThatThrownBy(() -> NetworkState.average(List.of(one), 1, 1)).hasMessageContaining("2 weights for 1");
    }
}
