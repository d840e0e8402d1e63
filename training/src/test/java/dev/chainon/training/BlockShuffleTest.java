package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BlockShuffleTest {

    @Property(tries = 200, seed = "1")
    void visitsEveryRowOnce(
            @ForAll @IntRange(min = 1, max = 2000) int rows,
            @ForAll @IntRange(min = 1, max = 70) int block,
            @ForAll long seed) {
        List<Integer> visited = visit(rows, block, seed);
        Collections.sort(visited);
        assertThat(visited).isEqualTo(IntStream.range(0, rows).boxed().toList());
    }

    @Property(tries = 20, seed = "1")
    void equalSeedsGiveEqualOrders_othersNot(@ForAll long seed) {
        assertThat(visit(3000, 16, seed)).isEqualTo(visit(3000, 16, seed)).isNotEqualTo(visit(3000, 16, seed + 1));
    }

    private static List<Integer> visit(int rows, int block, long seed) {
        BlockShuffle shuffle = new BlockShuffle(rows, block, seed);
        List<Integer> visited = new ArrayList<>();
        for (int from = 0; from < rows; from += 37) {
            shuffle.forEachRun(from, Math.min(37, rows - from), (first, count) -> IntStream.range(first, first + count)
                    .forEach(visited::add));
        }
        return visited;
    }
}
