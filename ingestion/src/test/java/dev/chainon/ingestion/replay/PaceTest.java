package dev.chainon.ingestion.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private long now = 5;

    @Test
    void makesADayTwoMinutes_whenSpeedIs720() {
        Pace pace = new Pace(() -> now, 720, 100);

        assertThat(pace.untilDue(100, 0)).isZero();
        assertThat(pace.untilDue(100 + 1440, 0)).isEqualTo(120_000_000_000L);
        now += 60_000_000_000L;
        assertThat(pace.untilDue(100 + 720, 0.5)).isEqualTo(41_666_666L);
    }
}
