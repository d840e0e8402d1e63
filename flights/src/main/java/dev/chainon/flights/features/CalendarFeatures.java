package dev.chainon.flights.features;

import dev.chainon.flights.airports.Airport;
import java.time.LocalDate;

/** What the calendar and the map say of a departure: 17 numbers. */
final class CalendarFeatures {

    private static final int DAY = 1440;

    /** No two airports of the country lie further apart. */
    private static final int MILES = 8192;

    private final float[] waves = new float[4 * DAY];
    private final float[] logMiles = new float[MILES];
    private final Holidays holidays = new Holidays();
    private long cachedDay = Long.MIN_VALUE;
    private int cachedHolidayDistance;

    CalendarFeatures() {
        for (int minute = 0; minute < DAY; minute++) {
            double angle = 2 * StrictMath.PI * minute / DAY;
            waves[4 * minute] = (float) StrictMath.sin(angle);
            waves[4 * minute + 1] = (float) StrictMath.cos(angle);
            waves[4 * minute + 2] = (float) StrictMath.sin(2 * angle);
            waves[4 * minute + 3] = (float) StrictMath.cos(2 * angle);
        }
        for (int miles = 1; miles < MILES; miles++) {
            logMiles[miles] = (float) StrictMath.log(miles);
        }
    }

    /** Writes 17 features and gives the place after them. */
    int write(Airport origin, Airport destination, int distanceMiles, long localMinute, float[] vector, int from) {
        int ofDay = (int) Math.floorMod(localMinute, DAY);
        System.arraycopy(waves, 4 * ofDay, vector, from, 4);
        int i = from + 4;
        vector[i++] = (float) (Math.floorMod(localMinute - 240, (long) DAY) / 60.0);
        long day = Math.floorDiv(localMinute, (long) DAY);
        // 1970-01-01 was a Thursday; Monday comes first.
        int weekday = (int) Math.floorMod(day + 3, 7L);
        for (int d = 0; d < 7; d++) {
            vector[i++] = d == weekday ? 1 : 0;
        }
        int distance = daysToHoliday(day);
        vector[i++] = distance <= 1 ? 1 : 0;
        vector[i++] = distance <= 3 ? 1 : 0;
        int miles = Math.max(distanceMiles, 1);
        vector[i++] = miles < MILES ? logMiles[miles] : (float) StrictMath.log(miles);
        vector[i++] = (float) (destination.latitude() - origin.latitude());
        vector[i++] = (float) (destination.longitude() - origin.longitude());
        return i;
    }

    private int daysToHoliday(long day) {
        if (day != cachedDay) {
            cachedDay = day;
            cachedHolidayDistance = holidays.daysToNearest(LocalDate.ofEpochDay(day));
        }
        return cachedHolidayDistance;
    }
}
