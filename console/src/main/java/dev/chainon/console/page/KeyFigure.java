package dev.chainon.console.page;

import dev.chainon.console.text.Words;
import java.util.Map;

/** The figures of the live page: which, and how they are written. */
enum KeyFigure {
    UNDER_WAY("live.underway", 0),
    EVENTS("stream.events.per.second", 0),
    PREDICTIONS("stream.predictions.per.second", 0),
    LATENCY_P50("stream.latency.p50.ms", 0),
    LATENCY_P99("stream.latency.p99.ms", 0),
    AUC("live.auc", 3),
    LATE_SHARE("live.late.share", -1),
    MEAN_SCORE("live.mean.score", -1),
    QUARANTINED("stream.quarantined", 0),
    DUPLICATES("stream.duplicates", 0);

    private static final int PERCENT = -1;

    private final String id;
    private final int digits;

    KeyFigure(String id, int digits) {
        this.id = id;
        this.digits = digits;
    }

    String id() {
        return id;
    }

    String write(Map<String, Double> figures, Words words) {
        double value = figures.getOrDefault(id, Double.NaN);
        return digits == PERCENT ? words.percent(value, 1) : words.number(value, digits);
    }
}
