package dev.chainon.bench.drift;

import java.time.LocalDate;
import java.util.Locale;

/** A stretch of the history that a model trained before it lives through. Days are days of UTC; June is not read. */
enum Episode {
    /** The worst day of the history, 25 February: a storm of three days. */
    STORM(LocalDate.of(2001, 2, 20), LocalDate.of(2001, 2, 25), LocalDate.of(2001, 3, 1)),
    /** The clocks go forward on 1 April, and the airlines change their timetables with them. */
    CLOCK(LocalDate.of(2001, 3, 25), LocalDate.of(2001, 4, 1), LocalDate.of(2001, 4, 8));

    /** Days before the origin on which the best epoch is chosen and the bounds of quality are learnt. */
    private static final int VALIDATION_DAYS = 7;

    private static final int MINUTES_A_DAY = 1440;

    private final LocalDate origin;
    private final LocalDate day;
    private final LocalDate end;

    Episode(LocalDate origin, LocalDate day, LocalDate end) {
        this.origin = origin;
        this.day = day;
        this.end = end;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** First minute of the validation week, since 1970. */
    long validation() {
        return minute(origin.minusDays(VALIDATION_DAYS));
    }

    /** The minute at which the model is ready. */
    long origin() {
        return minute(origin);
    }

    /** The minute after the last that is replayed. */
    long end() {
        return minute(end);
    }

    /** The day it is about. */
    LocalDate day() {
        return day;
    }

    private static long minute(LocalDate day) {
        return day.toEpochDay() * MINUTES_A_DAY;
    }
}
