package dev.chainon.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.event.Quarantined;
import org.junit.jupiter.api.Test;

class SeenRefusalsTest {

    private final SeenRefusals seen = new SeenRefusals();

    private boolean isNew(long offset, String rule) {
        return seen.isNew(new Quarantined(1, offset, 0, rule, "", new byte[0]));
    }

    @Test
    void countsEachRecordOnce_thoughTheReaderOfTheLogRefusesLaterThanThePurification() {
        assertThat(isNew(3, "record-malformed")).isTrue();
        assertThat(isNew(9, "airport-unknown")).isTrue();
        assertThat(isNew(5, "clock-ahead")).isTrue();
        assertThat(isNew(3, "record-malformed")).isFalse();
        assertThat(isNew(9, "airport-unknown")).isFalse();
        assertThat(isNew(7, "clock-ahead")).isTrue();
        assertThat(isNew(5, "clock-ahead")).isFalse();
        assertThat(isNew(10, "record-malformed")).isTrue();
    }
}
