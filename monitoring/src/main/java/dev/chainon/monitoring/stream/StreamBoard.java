package dev.chainon.monitoring.stream;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Quarantined;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Telemetry;
import dev.chainon.monitoring.performance.LivePerformance;
import dev.chainon.monitoring.performance.Performance;
import dev.chainon.streams.Published;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that is known of one epoch's stream: speed, refusals, performance. Fed by the readers, read by the pages. Thread-safe. */
public final class StreamBoard {

    private static final int LATEST = 200;
    private static final long MILLION = 1_000_000L;

    private final int epoch;
    private final InstantSource clock;
    private final Telemetry telemetry;
    private final Performance performance = new Performance();
    private final QuarantineBoard quarantine = new QuarantineBoard();
    private final Rate events = new Rate();
    private final Rate predictions = new Rate();
    private final Latency latency = new Latency();
    private final Deque<Prediction> latest = new ArrayDeque<>();
    private final List<StreamListener> listeners = new CopyOnWriteArrayList<>();
    private long duplicates;

    public StreamBoard(int epoch, InstantSource clock, Telemetry telemetry) {
        this.epoch = epoch;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /** Before the stream is watched. */
    public void tell(StreamListener listener) {
        listeners.add(listener);
    }

    public <E extends Event> void clean(LoggedEvent<E> logged) {
        E event = logged.event();
        synchronized (this) {
            events.add(logged.rawMillis());
        }
        telemetry.count("chainon_stream_events_total", 1);
        event.outcome().ifPresent(outcome -> performance.known(event.subject(), event.minute(), outcome));
        listeners.forEach(listener -> listener.heard(event));
    }

    public void published(Published published) {
        Prediction prediction = published.prediction();
        performance.predicted(prediction);
        listeners.forEach(listener -> listener.predicted(prediction));
        synchronized (this) {
            predictions.add(published.appendMillis());
            latency.add(prediction.rawMillis(), published.appendMillis());
            latest.addFirst(prediction);
            if (latest.size() > LATEST) {
                latest.removeLast();
            }
        }
        telemetry.count(
                "chainon_stream_predictions_total",
                1,
                "model_name",
                prediction.modelName(),
                "model_version",
                Integer.toString(prediction.modelVersion()));
        telemetry.time(
                "chainon_stream_latency_seconds",
                Math.max(0, published.appendMillis() - prediction.rawMillis()) * MILLION);
    }

    public void refused(Quarantined record) {
        if (quarantine.add(record)) {
            synchronized (this) {
                events.add(record.rawMillis());
            }
            telemetry.count("chainon_stream_quarantined_total", 1, "rule", record.rule());
        }
    }

    /** The clean log's reader has dropped so many repetitions so far. */
    public synchronized void duplicates(long count) {
        telemetry.count("chainon_stream_duplicates_total", count - duplicates);
        duplicates = count;
    }

    public int epoch() {
        return epoch;
    }

    public Performance performance() {
        return performance;
    }

    public QuarantineBoard quarantine() {
        return quarantine;
    }

    /** The two hundred latest predictions, latest first. */
    public synchronized List<Prediction> latest() {
        return List.copyOf(latest);
    }

    /** Numbers by their stable identifiers; what is not known yet is absent. */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new TreeMap<>();
        figures.put("stream.quarantined", (double) quarantine.total());
        quarantine.byRule().forEach((rule, count) -> figures.put("stream.quarantined." + rule, (double) count));
        performance.lastDay().ifPresent(live -> put(figures, "live.", live));
        performance.wholeEpoch().ifPresent(live -> put(figures, "live.epoch.", live));
        performance.minute().ifPresent(minute -> figures.put("stream.minute", (double) minute));
        speed(figures);
        figures.values().removeIf(value -> !Double.isFinite(value));
        return figures;
    }

    private synchronized void speed(Map<String, Double> figures) {
        long now = clock.millis();
        figures.put("stream.epoch", (double) epoch);
        figures.put("stream.duplicates", (double) duplicates);
        figures.put("stream.events", (double) events.total());
        figures.put("stream.predictions", (double) predictions.total());
        figures.put("stream.events.per.second", events.perSecond(now));
        figures.put("stream.predictions.per.second", predictions.perSecond(now));
        put(figures, "stream.latency.", latency.recent(now));
        put(figures, "stream.latency.epoch.", latency.wholeEpoch());
    }

    private static void put(Map<String, Double> figures, String prefix, LatencySummary summary) {
        if (summary.count() > 0) {
            figures.put(prefix + "p50.ms", (double) summary.p50());
            figures.put(prefix + "p90.ms", (double) summary.p90());
            figures.put(prefix + "p99.ms", (double) summary.p99());
        }
    }

    private static void put(Map<String, Double> figures, String prefix, LivePerformance live) {
        figures.put(prefix + "labels", (double) live.metrics().rows());
        figures.put(prefix + "auc", live.metrics().auc());
        figures.put(prefix + "prauc", live.metrics().prAuc());
        figures.put(prefix + "logloss", live.metrics().logLoss());
        figures.put(prefix + "brier", live.metrics().brier());
        figures.put(prefix + "ece", live.metrics().ece());
        figures.put(prefix + "late.share", live.metrics().baseRate());
        figures.put(prefix + "mean.score", live.meanScore());
    }
}
