package dev.chainon.ingestion.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PartsTest {

    @Property(tries = 200, seed = "1")
    void givesEachDayOneOwner_inTheOrderOfDays_whateverTheSample(
            @ForAll @Size(max = 50) int @IntRange(min = -300, max = 300) [] sample,
            @ForAll @IntRange(min = 1, max = 12) int most) {
        Parts parts = Parts.cut(sample, most);

        int[] owners = IntStream.rangeClosed(-310, 310).map(parts::owner).toArray();
        assertThat(owners).isSorted();
        assertThat(parts.count()).isLessThanOrEqualTo(most);
        assertThat(Arrays.stream(owners).max().orElseThrow()).isLessThan(parts.count());
    }

    @Property(tries = 200, seed = "1")
    void bringsEachCaseToEveryPartThatMayWriteOneOfItsEvents(
            @ForAll @Size(min = 1, max = 50) int @IntRange(min = 0, max = 60) [] sample,
            @ForAll @IntRange(min = -5, max = 65) int day) {
        Parts parts = Parts.cut(sample, 8);

        for (int later = day; later <= day + Parts.REACH; later++) {
            assertThat(parts.owner(later)).isBetween(parts.owner(day), parts.last(day));
        }
    }

    @Test
    @Criterion("B3Cr4.scale")
    void keepsTheRowsOfAPart_whenTheHistoryGrows() {
        assertThat(Parts.count(3_000_000, 2)).isEqualTo(8);
        assertThat(Parts.count(30_000_000, 2)).isEqualTo(75);
        assertThat(Parts.count(0, 1)).isEqualTo(4);
    }
}
