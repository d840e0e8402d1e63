package dev.chainon.monitoring.query;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Cumulative counts by upper bound; a quantile is interpolated within its bucket as Prometheus does ({@code promql/quantile.go}). */
final class Buckets {

    private final NavigableMap<Double, Double> counts = new TreeMap<>();

    static Buckets of(List<Vector.Element> elements) {
        Buckets buckets = new Buckets();
        elements.forEach(e -> buckets.counts.merge(e.labels().bound(), e.value(), Double::sum));
        return buckets;
    }

    /** None without buckets; not a number where nothing was counted; the greatest finite bound for what lies above it. */
    OptionalDouble quantile(double q) {
        if (counts.isEmpty()) {
            return OptionalDouble.empty();
        }
        double all = counts.lastEntry().getValue();
        if (all == 0 || counts.size() < 2 || !counts.lastKey().equals(Double.POSITIVE_INFINITY)) {
            return OptionalDouble.of(Double.NaN);
        }
        double lower = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
            if (bucket.getValue() >= q * all) {
                return OptionalDouble.of(
                        Double.isInfinite(bucket.getKey())
                                ? lower
                                : lower
                                        + (bucket.getKey() - lower)
                                                * ((q * all - below) / (bucket.getValue() - below)));
            }
            lower = bucket.getKey();
            below = bucket.getValue();
        }
        return OptionalDouble.of(lower);
    }
}
