package dev.chainon.monitoring.query;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Cumulative counts by upper bound; a quantile is interpolated within its bucket as Prometheus does ({@code promql/quantile.go}). */
record Buckets(TreeMap<Double, Double> counts) {

    static Buckets of(List<Vector.Element> elements) {
        TreeMap<Double, Double> counts = new TreeMap<>();
        elements.forEach(e -> counts.merge(e.labels().bound(), e.value(), Double::sum));
        return new Buckets(counts);
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
