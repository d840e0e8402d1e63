package dev.chainon.bench.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingModelTest {

    private final ScalingModel model = ScalingModel.fitted(
            1_000_000,
            100_000,
            10,
            List.of(
                    new ScalingModel.Overhead(1, 0.12),
                    new ScalingModel.Overhead(2, 0.14),
                    new ScalingModel.Overhead(4, 0.18)),
            1_250_000);

    @Test
    void theLineGoesThroughOverheadsThatLieOnOne() {
        assertThat(model.fixed()).isCloseTo(0.10, within(1e-12));
        assertThat(model.each()).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void workIsSharedAndEachExchangeGrows() {
        assertThat(model.seconds(1)).isCloseTo(10 + 10 * 0.12, within(1e-9));
        assertThat(model.seconds(4)).isCloseTo(2.5 + 10 * 0.18, within(1e-9));
        assertThat(model.secondsOverNetwork(4) - model.seconds(4)).isCloseTo(10 * 4 * 0.02, within(1e-9));
        assertThat(model.best()).isEqualTo(4);
    }

    @Test
    void anOverheadThatFallsWithTheAnswersIsTakenForConstant() {
        ScalingModel noise = ScalingModel.fitted(
                1, 1, 1, List.of(new ScalingModel.Overhead(1, 0.2), new ScalingModel.Overhead(2, 0.1)), 1);

        assertThat(noise.each()).isZero();
        assertThat(noise.fixed()).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void readsRoundsWithoutTheFirst() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree("[{'rows':10,'seconds':9,'computed':8,'shards':2,'bytes':4,'missing':0},"
                        .concat("{'rows':10,'seconds':3,'computed':4,'shards':2,'missing':1},")
                        .concat("{'rows':10,'seconds':5,'computed':6,'shards':2,'missing':0}]")
                        .replace('\'', '"'));
        Rounds rounds = new Rounds(json);

        assertThat(rounds.rate()).isEqualTo(2);
        assertThat(rounds.overhead(2)).isEqualTo(1.5);
        assertThat(rounds.typical(1, 3)).isEqualTo(4);
        assertThat(rounds.sum("missing")).isOne();
        assertThat(rounds.bytes()).isEqualTo(4);
    }
}
