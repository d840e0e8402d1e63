package dev.chainon.serving.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    @Test
    @Criterion("B2Cr6.fair-queue")
    void clientThatAsksForLittle_isAnsweredNext_howeverManyAGreedyOneHasWaiting() {
        FairQueue<String> queue = new FairQueue<>(1000);
        for (int i = 1; i <= 500; i++) {
            queue.offer("greedy", "greedy " + i, false);
        }
        queue.offer("modest", "modest 1", false);
        queue.offer("other", "other 1", false);
        queue.offer("modest", "modest 2", false);

        assertThat(next(queue, 6))
                .containsExactly("greedy 1", "modest 1", "other 1", "greedy 2", "modest 2", "greedy 3");
    }

    @Test
    @Criterion("B2Cr6.fair-queue")
    void fullQueue_refusesTheLastOfTheLongestLine_andAlwaysHasRoomForTheModest() {
        FairQueue<String> queue = new FairQueue<>(3);
        assertThat(queue.offer("greedy", "greedy 1", queue.size() >= 3)).isEmpty();
        assertThat(queue.offer("greedy", "greedy 2", queue.size() >= 3)).isEmpty();
        assertThat(queue.offer("greedy", "greedy 3", queue.size() >= 3)).isEmpty();

        assertThat(queue.offer("greedy", "greedy 4", queue.size() >= 3)).contains("greedy 4");
        assertThat(queue.offer("modest", "modest 1", queue.size() >= 3)).contains("greedy 3");
        assertThat(queue.offer("modest", "modest 2", queue.size() >= 3))
                .as("as long as the longest then")
                .contains("modest 2");
        assertThat(queue.size()).isEqualTo(3);
        assertThat(next(queue, 4)).containsExactly("greedy 1", "modest 1", "greedy 2");
    }

    /** Where all have something waiting, nobody is ever two behind anybody. */
    @Property(tries = 300)
    void clientsWithWork_areServedInTurns(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(min = 0, max = 4) Integer> asks,
            @ForAll @IntRange(min = 1, max = 40) int capacity) {
        FairQueue<Integer> queue = new FairQueue<>(capacity);
        Map<Integer, Integer> waiting = new TreeMap<>();
        for (int client : asks) {
            waiting.merge(client, 1, Integer::sum);
            queue.offer("client " + client, client, queue.size() >= capacity)
                    .ifPresent(refused -> waiting.merge(refused, -1, Integer::sum));
            assertThat(queue.size())
                    .isLessThanOrEqualTo(capacity)
                    .isEqualTo(waiting.values().stream().mapToInt(i -> i).sum());
        }
        Map<Integer, Integer> served = new TreeMap<>();
        for (Optional<Integer> next = queue.poll(); next.isPresent(); next = queue.poll()) {
            waiting.merge(next.get(), -1, Integer::sum);
            served.merge(next.get(), 1, Integer::sum);
            int most = served.values().stream().max(Comparator.naturalOrder()).orElse(0);
            waiting.forEach((client, left) -> {
                if (left > 0) {
                    assertThat(served.getOrDefault(client, 0)).isGreaterThanOrEqualTo(most - 1);
                }
            });
        }
        assertThat(waiting.values()).containsOnly(0);
    }

    private static List<String> next(FairQueue<String> queue, int count) {
        List<String> next = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            queue.poll().ifPresent(next::add);
        }
        return next;
    }
}
