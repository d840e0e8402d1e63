package dev.chainon.serving.release;

import java.util.Arrays;

/** The latest values of a series, at most so many. Not thread-safe. */
final class Latest {

    private final double[] values;
    private long count;

    Latest(int kept) {
        this.values = new double[kept];
    }

    void add(double value) {
        values[(int) (count % values.length)] = value;
        count++;
    }

    int held() {
        return (int) Math.min(count, values.length);
    }

    /** In no particular order, but in the same one as another series that was added to at the same times. */
    double[] all() {
        return Arrays.copyOf(values, held());
    }

    /** The value below which the share of the others lie; 0 while there is none. */
    double quantile(double share) {
        double[] sorted = all();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }
}
