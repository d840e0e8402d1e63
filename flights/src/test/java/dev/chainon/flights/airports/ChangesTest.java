package dev.chainon.flights.airports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class ChangesTest {

    @Property(tries = 500, seed = "7")
    void countsWhatLiesAtOrBeforeAMinute_howeverCloseTheChanges(
            @ForAll @Size(max = 40) @UniqueElements List<@LongRange(min = -3_000_000, max = 3_000_000) Long> drawn,
            @ForAll @LongRange(min = -4_000_000, max = 4_000_000) long minute) {
        long[] minutes = drawn.stream().mapToLong(Long::longValue).sorted().toArray();
        Changes changes = new Changes(minutes);

        assertThat(changes.until(minute))
                .isEqualTo((int) Arrays.stream(minutes).filter(m -> m <= minute).count());
        for (long one : minutes) {
            assertThat(changes.until(one) - changes.until(one - 1)).isEqualTo(1);
        }
    }
}
