package dev.chainon.store.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobGraphTest {

    private static final Retry ONCE = new Retry(1, Duration.ZERO);

    private static JobGraph.Node node(String name, String... after) {
        return new JobGraph.Node(name, List.of(after), ONCE);
    }

    @Test
    void cutsOneStepWithAllThatItNeeds() {
        JobGraph graph = new JobGraph(
                "toy", List.of(node("a"), node("b", "a"), node("c", "a"), node("d", "b"), node("e", "c", "d")));

        assertThat(graph.upTo("d").nodes()).extracting(JobGraph.Node::name).containsExactly("a", "b", "d");
        assertThat(graph.upTo("e")).isEqualTo(graph);
        assertThat(graph.upTo("a").nodes()).hasSize(1);
    }

    @Test
    void refusesWhatIsNoGraph() {
        assertThatThrownBy(() -> new JobGraph("toy", List.of())).hasMessageContaining("no step");
        assertThatThrownBy(() -> new JobGraph("toy", List.of(node("a", "b"), node("b", "a"))))
                .hasMessageContaining("'a' comes after 'b'");
        assertThatThrownBy(() -> new JobGraph("toy", List.of(node("a"), node("a"))))
                .hasMessageContaining("declared twice");
        assertThatThrownBy(() -> node("A/1")).hasMessageContaining("no name of a step");
        assertThatThrownBy(() -> new Retry(0, Duration.ZERO)).hasMessageContaining("once or more");
    }

    @Test
    void waitsTwiceAsLongAfterEachFailure_upToALimit() {
        Retry retry = new Retry(9, Duration.ofSeconds(2));

        assertThat(IntStream.rangeClosed(1, 4).mapToObj(retry::waitAfter))
                .containsExactly(
                        Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(16));
        assertThat(retry.waitAfter(1_000)).isEqualTo(Duration.ofSeconds(2048));
    }
}
