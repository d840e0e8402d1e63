package dev.chainon.bench.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Latencies in microseconds, up to ten minutes. Thread-safe. */
final class Latencies {

    private static final long MOST = 600_000_000L;

    private final Histogram histogram = new Histogram(MOST, 3);

    synchronized void add(long micros) {
        histogram.recordValue(Math.min(MOST, Math.max(0, micros)));
    }

    /** {@code ID.p50.ms}, {@code ID.p90.ms}, {@code ID.p99.ms}, {@code ID.max.ms}. */
    synchronized void into(String id, Map<String, Double> figures) {
        figures.put(id + ".p50.ms", histogram.getValueAtPercentile(50) / 1e3);
        figures.put(id + ".p90.ms", histogram.getValueAtPercentile(90) / 1e3);
        figures.put(id + ".p99.ms", histogram.getValueAtPercentile(99) / 1e3);
        figures.put(id + ".max.ms", histogram.getMaxValue() / 1e3);
    }

    /**
     * The latency that one record in so many exceeds.
     *
     * @param oneIn 2 is the median, 100 the 99th percentile
     * @param ms not less than a microsecond, so that it can be drawn over a logarithm
     */
    record Exceeded(double oneIn, double ms) {}

    /** From one in two on, as long as a hundred records or more exceed it. */
    synchronized List<Exceeded> curve() {
        List<Exceeded> curve = new ArrayList<>();
        for (double oneIn = 2; histogram.getTotalCount() / oneIn >= 100; oneIn *= Math.sqrt(2)) {
            double micros = histogram.getValueAtPercentile(100 * (1 - 1 / oneIn));
            curve.add(new Exceeded(oneIn, Math.max(1, micros) / 1e3));
        }
        return curve;
    }
}
