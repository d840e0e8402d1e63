package dev.chainon.ingestion.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private final HandClock clock = new HandClock();

    @Test
    void makesADayTwoMinutes_whenSpeedIs720() {
        Pace pace = new Pace(clock, 720, 100);

        assertThat(pace.untilDue(100, 0)).isZero();
        assertThat(pace.untilDue(100 + 1440, 0)).isEqualTo(120_000_000_000L);
        clock.sleep(60_000_000_000L);
        assertThat(pace.untilDue(100 + 720, 0.5)).isEqualTo(41_666_666L);
    }
}
