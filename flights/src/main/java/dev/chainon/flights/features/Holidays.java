package dev.chainon.flights.features;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Days around which Americans travel: the federal holidays (5 U.S.C. 6103) and Easter Sunday. */
public final class Holidays {

    private final ConcurrentMap<Integer, List<LocalDate>> byYear = new ConcurrentHashMap<>();

    /** Days between a date and the nearest holiday, before or after. */
    int daysToNearest(LocalDate date) {
        long least = Long.MAX_VALUE;
        for (int year = date.getYear() - 1; year <= date.getYear() + 1; year++) {
            for (LocalDate holiday : byYear.computeIfAbsent(year, Holidays::of)) {
                least = Math.min(least, Math.abs(holiday.toEpochDay() - date.toEpochDay()));
            }
        }
        return (int) least;
    }

    /** The days of a year that count, in the order of the year. They need no network, so they are the source at prediction time. */
    public static List<LocalDate> of(int year) {
        return List.of(
                LocalDate.of(year, 1, 1),
                nth(year, Month.JANUARY, 3, DayOfWeek.MONDAY),
                nth(year, Month.FEBRUARY, 3, DayOfWeek.MONDAY),
                easter(year),
                nth(year, Month.MAY, -1, DayOfWeek.MONDAY),
                LocalDate.of(year, 7, 4),
                nth(year, Month.SEPTEMBER, 1, DayOfWeek.MONDAY),
                nth(year, Month.OCTOBER, 2, DayOfWeek.MONDAY),
                LocalDate.of(year, 11, 11),
                nth(year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY),
                LocalDate.of(year, 12, 25));
    }

    private static LocalDate nth(int year, Month month, int n, DayOfWeek day) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, day));
    }

    /** Anonymous Gregorian algorithm (Nature, 1876; Meeus, Astronomical Algorithms, chapter 8). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - d - g + 15) % 30;
        int m = (a + 11 * h) / 319;
        int r = (2 * e + 2 * (c / 4) - c % 4 - h + m + 32) % 7;
        int month = (h - m + r + 90) / 25;
        return LocalDate.of(year, month, (h - m + r + month + 19) % 32);
    }
}
