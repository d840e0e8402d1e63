package dev.chainon.bench.stream;

import java.util.Map;
import org.HdrHistogram.Histogram;

/** Latencies in microseconds, up to ten minutes. Thread-safe. */
final class Latencies {

    private static final long MOST = 600_000_000L;

    private final Histogram histogram = new Histogram(MOST, 3);

    synchronized void add(long micros) {
        histogram.recordValue(Math.min(MOST, Math.max(0, micros)));
    }

    synchronized long count() {
        return histogram.getTotalCount();
    }

    /** {@code ID.p50.ms}, {@code ID.p90.ms}, {@code ID.p99.ms}, {@code ID.max.ms}. */
    synchronized void into(String id, Map<String, Double> figures) {
        figures.put(id + ".p50.ms", histogram.getValueAtPercentile(50) / 1e3);
        figures.put(id + ".p90.ms", histogram.getValueAtPercentile(90) / 1e3);
        figures.put(id + ".p99.ms", histogram.getValueAtPercentile(99) / 1e3);
        figures.put(id + ".max.ms", histogram.getMaxValue() / 1e3);
    }
}
