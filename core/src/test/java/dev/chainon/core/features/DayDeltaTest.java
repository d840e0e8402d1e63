package dev.chainon.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DayDeltaTest {

    @Property(tries = 200, seed = "1")
    void plusAddsCellByCell(
            @ForAll Map<@IntRange(max = 20) Integer, @IntRange(max = 5) Integer> a,
            @ForAll Map<@IntRange(max = 20) Integer, @IntRange(max = 5) Integer> b) {
        Map<Integer, Integer> sum = new TreeMap<>(a);
        b.forEach((cell, n) -> sum.merge(cell, n, Integer::sum));

        assertThat(delta(a).plus(delta(b))).isEqualTo(delta(sum));
    }

    @Property(tries = 200, seed = "1")
    void isEqual_whereDayCellsAndCountsAre(
            @ForAll Map<@IntRange(max = 20) Integer, @IntRange(max = 5) Integer> a,
            @ForAll Map<@IntRange(max = 20) Integer, @IntRange(max = 5) Integer> b) {
        assertThat(delta(a).equals(delta(b))).isEqualTo(a.equals(b));
        assertThat(delta(a)).hasSameHashCodeAs(delta(new TreeMap<>(a)));
    }

    @Test
    void differsByItsDay_andTellsItsSize() {
        assertThat(DayDelta.empty(1)).isNotEqualTo(DayDelta.empty(2)).isNotEqualTo("1");
        assertThat(DayDelta.empty(1).hashCode()).isNotEqualTo(DayDelta.empty(2).hashCode());
        assertThat(new DayDelta(1, new long[] {4}, new int[] {2, 1}).hashCode())
                .isNotEqualTo(new DayDelta(1, new long[] {4}, new int[] {2, 0}).hashCode());
        assertThat(new DayDelta(7, new long[] {4}, new int[] {2, 1})).hasToString("DayDelta[day=7, cells=1]");
    }

    @Test
    void hasTwoCountsForEachCell() {
        assertThatThrownBy(() -> new DayDelta(7, new long[] {4}, new int[] {2}))
                .hasMessage("counts must hold two numbers for each of 1 cells, not 1");
    }

    @Test
    void plusRefusesAnotherDay() {
        assertThatThrownBy(() -> DayDelta.empty(1).plus(DayDelta.empty(2)))
                .hasMessageContaining("cannot add day 2 to day 1");
    }

    private static DayDelta delta(Map<Integer, Integer> counts) {
        TreeMap<Integer, Integer> sorted = new TreeMap<>(counts);
        return new DayDelta(
                7,
                sorted.keySet().stream().mapToLong(Integer::longValue).toArray(),
                sorted.values().stream()
                        .flatMapToInt(n -> java.util.stream.IntStream.of(n, 0))
                        .toArray());
    }
}
