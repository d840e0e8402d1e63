package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StripesTest {

    @Property(tries = 200)
    void everyRowIsLearntFromOnceAnEpoch(
            @ForAll @IntRange(min = 1, max = 400) int rows,
            @ForAll @IntRange(min = 1, max = 30) int stripe,
            @ForAll @IntRange(min = 1, max = 6) int shards,
            @ForAll @IntRange(min = 1, max = 5) int rounds,
            @ForAll long seed) {
        Stripes stripes = new Stripes(rows, stripe, shards);

        List<Integer> visited = IntStream.range(0, shards)
                .boxed()
                .flatMap(shard -> IntStream.range(0, rounds)
                        .boxed()
                        .flatMap(round -> stripes.of(shard, seed, round, rounds).stream()))
                .flatMap(StripesTest::rows)
                .sorted()
                .toList();

        assertThat(visited).isEqualTo(IntStream.range(0, rows).boxed().toList());
        assertThat(IntStream.range(0, shards)
                        .map(shard -> stripes.of(shard).size())
                        .min()
                        .orElseThrow())
                .isEqualTo(stripes.least());
    }

    private static Stream<Integer> rows(Stripes.Span span) {
        return IntStream.range(span.first(), span.first() + span.count()).boxed();
    }
}
