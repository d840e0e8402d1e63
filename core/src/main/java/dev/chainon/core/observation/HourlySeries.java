package dev.chainon.core.observation;

import java.util.List;

/**
 * Hourly observations at a place without gaps in time; a value that is not known is NaN.
 *
 * @param firstHour hours from 1970-01-01T00:00Z to the first observation
 * @param columns names of the observed quantities
 * @param values by column, then by hour
 */
public record HourlySeries(Place place, long firstHour, List<String> columns, float[][] values) {

    public HourlySeries {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " rows of values for the columns " + columns);
        }
        for (float[] row : values) {
            if (row.length != values[0].length) {
                throw new IllegalArgumentException(
                        "the columns differ in length: " + row.length + " and " + values[0].length);
            }
        }
    }

    /** How many hours it covers. */
    public int hours() {
        return values[0].length;
    }

    /** The value of a column at an hour since 1970; NaN where it is not known or the hour lies outside. */
    public float at(int column, long hour) {
        long index = hour - firstHour;
        return index < 0 || index >= hours() ? Float.NaN : values[column][(int) index];
    }

    /** How many hours have at least one known value. */
    public int knownHours() {
        int known = 0;
        for (int hour = 0; hour < hours(); hour++) {
            known += anyKnown(hour) ? 1 : 0;
        }
        return known;
    }

    private boolean anyKnown(int hour) {
        for (float[] column : values) {
            if (!Float.isNaN(column[hour])) {
                return true;
            }
        }
        return false;
    }
}
