package dev.chainon.ingestion.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.replay.Tempo;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final HandClock clock = new HandClock();
    private Tempo tempo = new Tempo(720, false);

    @Test
    void makesADayTwoMinutes_whenSpeedIs720() {
        Pace pace = new Pace(clock, () -> tempo, 100);

        assertThat(pace.untilDue(100, 0)).isZero();
        assertThat(pace.untilDue(100 + 1440, 0)).isEqualTo(120_000_000_000L);
        clock.sleep(60_000_000_000L);
        assertThat(pace.untilDue(100 + 720, 0.5)).isEqualTo(41_666_666L);
    }

    @Test
    void goesOnFromWhereItIs_whenTheSpeedChanges() {
        Pace pace = new Pace(clock, () -> tempo, 0);
        clock.sleep(60_000_000_000L);
        tempo = new Tempo(60, false);

        assertThat(pace.untilDue(720, 0)).isZero();
        assertThat(pace.untilDue(721, 0)).isEqualTo(1_000_000_000L);
    }

    @Test
    void losesNoMinute_whenItIsPaused() {
        Pace pace = new Pace(clock, () -> tempo, 0);
        clock.sleep(60_000_000_000L);
        tempo = new Tempo(720, true);
        assertThat(pace.untilDue(0, 0)).isPositive();
        clock.sleep(3_600_000_000_000L);
        assertThat(pace.untilDue(0, 0)).isPositive();

        tempo = new Tempo(720, false);
        assertThat(pace.untilDue(720, 0)).isZero();
        assertThat(pace.untilDue(732, 0)).isEqualTo(1_000_000_000L);
    }

    @Test
    void looksAtTheTempoWhileItWaits() {
        Pace pace = new Pace(clock, () -> clock.nanos() < 1_000_000_000L ? new Tempo(1, false) : tempo, 0);

        pace.await(1440, 0);

        assertThat(clock.nanos()).isBetween(120_900_000_000L, 121_100_000_000L);
    }
}
