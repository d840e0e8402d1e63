package dev.chainon.training.evaluation;

import java.util.HashMap;
import java.util.Map;

/**
 * The UTC day of each row, numbered in the order in which they appear.
 *
 * @param ofRow number of the day of a row
 * @param count how many days there are
 */
public record Days(int[] ofRow, int count) {

    private static final long MINUTES_A_DAY = 1440;

    /** @param minutes minutes since 1970 of each row */
    public static Days of(long[] minutes) {
        Map<Long, Integer> numbers = new HashMap<>();
        int[] days = new int[minutes.length];
        for (int row = 0; row < days.length; row++) {
            long day = Math.floorDiv(minutes[row], MINUTES_A_DAY);
            Integer known = numbers.putIfAbsent(day, numbers.size());
            days[row] = known == null ? numbers.size() - 1 : known;
        }
        return new Days(days, numbers.size());
    }
}
