package dev.chainon.training.evaluation;

/** Sums over the rows of one group under a threshold, day by day, so that resampled days are sums of them. */
final class GroupCounts {

    private final long[] rows;
    private final long[] positives;
    private final long[] hits;
    private final long[] falseAlarms;
    private final double[] scores;

    GroupCounts(int days) {
        rows = new long[days];
        positives = new long[days];
        hits = new long[days];
        falseAlarms = new long[days];
        scores = new double[days];
    }

    void add(int day, float score, boolean positive, boolean warned) {
        rows[day]++;
        scores[day] += score;
        positives[day] += positive ? 1 : 0;
        hits[day] += positive && warned ? 1 : 0;
        falseAlarms[day] += !positive && warned ? 1 : 0;
    }

    /** The rates when each day counts as often as its weight says; not a number where nothing can be said. */
    Rates rates(int[] times) {
        double n = sum(rows, times);
        double late = sum(positives, times);
        double announced = 0;
        for (int day = 0; day < times.length; day++) {
            announced += times[day] * scores[day];
        }
        return new Rates(
                n, late / n, sum(hits, times) / late, sum(falseAlarms, times) / (n - late), (announced - late) / n);
    }

    private static double sum(long[] values, int[] times) {
        long sum = 0;
        for (int day = 0; day < times.length; day++) {
            sum += times[day] * values[day];
        }
        return sum;
    }

    /**
     * @param baseRate share of positives
     * @param recall share of the positives that are warned of
     * @param falseAlarms share of the negatives that are warned of
     * @param bias mean announced probability minus share of positives
     */
    record Rates(double rows, double baseRate, double recall, double falseAlarms, double bias) {}
}
