package dev.chainon.ingestion.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.event.Quarantined;
import org.junit.jupiter.api.Test;

class LastRecordsTest {

    private static LastRecords filled(int most, int records, int bytes) {
        LastRecords last = new LastRecords(most);
        for (int i = 0; i < records; i++) {
            last.add(new Quarantined(1, i, 0, "r", "", new byte[bytes]));
        }
        return last;
    }

    @Test
    void keepsTheLastOnes_asManyAsAsked() {
        assertThat(filled(3, 10, 1).list()).extracting(Quarantined::rawOffset).containsExactly(7L, 8L, 9L);
    }

    @Test
    void keepsFewer_whenTheyAreLarge_butAlwaysOne() {
        assertThat(filled(100, 100, 1 << 20).list())
                .extracting(Quarantined::rawOffset)
                .containsExactly(97L, 98L, 99L);
        assertThat(filled(100, 5, 5 << 20).list())
                .extracting(Quarantined::rawOffset)
                .containsExactly(4L);
    }
}
