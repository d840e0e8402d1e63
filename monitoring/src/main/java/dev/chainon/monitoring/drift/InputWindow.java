package dev.chainon.monitoring.drift;

import dev.chainon.core.drift.ColumnReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.datasketches.kll.KllFloatsSketch;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;

/**
 * Columns over the last 24 whole hours of event time: for each hour the counts in the bins of the reference and a quantile sketch (Karnin, Lang and Liberty 2016), which merge into
 * the day. Memory is a constant per column, some 3 kB for each hour, whatever is read. One thread at a time.
 */
final class InputWindow {

    private static final int HOURS = 24;
    private static final int MINUTES_AN_HOUR = 60;

    private final List<ColumnReference> columns;
    private final TreeMap<Long, Hour> hours = new TreeMap<>();

    /** One hour. */
    private static final class Hour {
        private final List<long[]> counts;
        private final List<KllFloatsSketch> sketches;
        private long rows;

        Hour(List<ColumnReference> columns) {
            counts = columns.stream().map(column -> new long[column.bins()]).toList();
            sketches = columns.stream()
                    .map(column -> KllFloatsSketch.newHeapInstance())
                    .toList();
        }
    }

    /** What a window of 24 hours holds: rows in each bin, and a sketch, of each column. */
    record Day(long rows, List<long[]> counts, List<KllFloatsSketch> sketches) {

        /** Share of a column's values below each cut of its reference; empty for a column without cuts. */
        double[] below(int column, ColumnReference reference) {
            float[] cuts = reference.cuts();
            if (cuts.length == 0) {
                return new double[0];
            }
            return Arrays.copyOf(sketches.get(column).getCDF(cuts, QuantileSearchCriteria.EXCLUSIVE), cuts.length);
        }
    }

    InputWindow(List<ColumnReference> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * Takes one row.
     *
     * @param minute of event time; a row of a day ago or more is left out
     * @param values as many as there are columns
     */
    void add(long minute, float[] values) {
        long hour = Math.floorDiv(minute, MINUTES_AN_HOUR);
        if (!hours.isEmpty() && hour < hours.lastKey() - HOURS) {
            return;
        }
        Hour slot = hours.computeIfAbsent(hour, each -> new Hour(columns));
        slot.rows++;
        for (int column = 0; column < values.length; column++) {
            slot.counts.get(column)[columns.get(column).bin(values[column])]++;
            slot.sketches.get(column).update(values[column]);
        }
        while (hours.firstKey() < hours.lastKey() - HOURS) {
            hours.pollFirstEntry();
        }
    }

    /** The 24 hours before the hour that is being filled. */
    Day day() {
        long open = hours.isEmpty() ? 0 : hours.lastKey();
        List<long[]> counts =
                columns.stream().map(column -> new long[column.bins()]).toList();
        List<KllFloatsSketch> sketches = new ArrayList<>();
        columns.forEach(column -> sketches.add(KllFloatsSketch.newHeapInstance()));
        long rows = 0;
        for (Hour hour : hours.headMap(open, false).values()) {
            rows += hour.rows;
            for (int column = 0; column < columns.size(); column++) {
                long[] sum = counts.get(column);
                long[] part = hour.counts.get(column);
                IntStream.range(0, sum.length).forEach(bin -> sum[bin] += part[bin]);
                sketches.get(column).merge(hour.sketches.get(column));
            }
        }
        return new Day(rows, counts, sketches);
    }
}
