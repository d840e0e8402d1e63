package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTest {

    private final Topology topology = new Topology(2, List.of(3));

    @Test
    void putsBiasBelowItsColumn_andBackAfterItsLayer() {
        float[] graph = {1, 2, 3, 4, 5, 6, 10, 20, 30, 7, 8, 9, 40};

        float[] flat = topology.fromGraph(graph);

        assertThat(flat).containsExactly(1, 2, 10, 3, 4, 20, 5, 6, 30, 7, 8, 9, 40);
        assertThat(topology.toGraph(flat)).isEqualTo(graph);
    }

    @Test
    void refusesParametersOfAnotherNetwork() {
        assertThatThrownBy(() -> topology.fromGraph(new float[12]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("12 parameters", "which has 13");
    }
}
