package dev.chainon.ingestion.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ActIndexTest {

    @Property(tries = 200, seed = "1")
    void knowsWhatAMapKnows(@ForAll @Size(max = 300) List<@IntRange(max = 60) Integer> offsets) {
        ActIndex index = new ActIndex();
        Map<Integer, List<Long>> expected = new HashMap<>();
        for (int i = 0; i < offsets.size(); i++) {
            index.add(offsets.get(i), i * 7L);
            expected.computeIfAbsent(offsets.get(i), o -> new ArrayList<>()).add(i * 7L);
        }

        for (int offset = -1; offset <= 61; offset++) {
            assertThat(index.of(offset).boxed()).isEqualTo(expected.getOrDefault(offset, List.of()));
        }
    }

    @Test
    void holdsTheGreatestOffset_andRefusesAGreaterOne() {
        ActIndex index = new ActIndex();
        long greatest = (1L << 39) - 1;
        index.add(greatest, 5);

        assertThat(index.of(greatest)).containsExactly(5L);
        assertThat(index.of(greatest + 1)).isEmpty();
        assertThatThrownBy(() -> index.add(greatest + 1, 6)).hasMessageContaining("move the log aside");
    }
}
