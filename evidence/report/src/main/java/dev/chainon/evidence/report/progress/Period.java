package dev.chainon.evidence.report.progress;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** The stretch of time by which work is counted. */
public enum Period {
    DAY(1),
    /** From Monday to Sunday. */
    WEEK(7);

    /** Up to so many days a project is counted by days, beyond by weeks. */
    static final int LONGEST_BY_DAYS = 28;

    private final int days;

    Period(int days) {
        this.days = days;
    }

    /** The one that suits a project that goes from one day to another. */
    static Period of(LocalDate first, LocalDate last) {
        return ChronoUnit.DAYS.between(first, last) < LONGEST_BY_DAYS ? DAY : WEEK;
    }

    LocalDate begin(LocalDate day) {
        return this == DAY ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The last day of the stretch that a day is in. */
    LocalDate end(LocalDate day) {
        return begin(day).plusDays(days - 1L);
    }

    LocalDate later(LocalDate day, long periods) {
        return day.plusDays(days * periods);
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
