package dev.chainon.monitoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final int DAYS = 30;
    private static final int MINUTES = DAYS * 1440;

    /** A month is read again after a restart, both logs by equal numbers of records; one has two records a minute of event time, the other one. */
    @Test
    void whatWaitsForItsOutcome_staysWithinHours_howeverLongTheLogIs() {
        Pace pace = new Pace();
        long heard = 0;
        long told = 0;
        long furthest = 0;
        int most = 5_000;
        while (heard < MINUTES) {
            heard = Math.min(MINUTES, heard + most / 2);
            pace.heard(heard);
            if (pace.lets(false)) {
                told = Math.min(MINUTES, told + most);
                pace.told(told);
            }
            furthest = Math.max(furthest, told - heard);
        }

        assertThat(furthest).isLessThanOrEqualTo(Pace.AHEAD_MINUTES + most);
        assertThat(told).isEqualTo(MINUTES);
    }

    @Test
    void nothingHoldsItBack_whereTheOtherIsAtItsEnd() {
        Pace pace = new Pace();
        assertThat(pace.lets(false)).as("before anything is known").isFalse();
        assertThat(pace.lets(true)).isTrue();

        pace.heard(1_000);
        pace.told(1_000 + Pace.AHEAD_MINUTES + 1);
        assertThat(pace.lets(false)).isFalse();
        assertThat(pace.lets(true)).isTrue();
    }
}
