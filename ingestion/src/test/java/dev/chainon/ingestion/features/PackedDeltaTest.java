package dev.chainon.ingestion.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.features.DayDelta;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PackedDeltaTest {

    @Property(tries = 300, seed = "1")
    void unpacksToWhatWasPacked(
            @ForAll @Size(max = 40) Map<@LongRange(min = 0) Long, @IntRange(min = 0) Integer> labels, @ForAll int day) {
        long[] cells = new TreeMap<>(labels)
                .keySet().stream().mapToLong(Long::longValue).toArray();
        int[] counts = new int[2 * cells.length];
        for (int i = 0; i < cells.length; i++) {
            counts[2 * i] = labels.get(cells[i]);
            counts[2 * i + 1] = labels.get(cells[i]) / 3;
        }
        DayDelta delta = new DayDelta(day, cells, counts);

        assertThat(PackedDelta.of(delta).unpack()).isEqualTo(delta);
        assertThat(PackedDelta.of(delta).day()).isEqualTo(day);
    }
}
