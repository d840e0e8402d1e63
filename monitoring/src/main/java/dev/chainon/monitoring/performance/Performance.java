package dev.chainon.monitoring.performance;

import dev.chainon.core.model.Prediction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Joins predictions with the outcomes of one epoch, in whichever order the two logs deliver them. The clock is event time: the window holds the
 * outcomes of the last 24 hours before the latest one. A prediction or an outcome that comes twice counts once; what finds no partner within 48 hours
 * is forgotten. Thread-safe.
 */
public final class Performance {

    static final long WINDOW_MINUTES = 24 * 60;
    static final long PATIENCE_MINUTES = 48 * 60;

    private final Function<Prediction, Tag> tagging;
    private final Consumer<Judged> hearer;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Deque<Scored> window = new ArrayDeque<>();
    private final ScoreTable windowTable = new ScoreTable();
    private final ScoreTable epochTable = new ScoreTable();
    private long latest = Long.MIN_VALUE;
    private long latestOutcome = Long.MIN_VALUE;

    private record Scored(long minute, double score, boolean outcome) {}

    public Performance() {
        this(Tag::of, judged -> {});
    }

    /**
     * One that tells each prediction whose outcome came.
     *
     * @param tagging what is kept of a prediction until then
     * @param hearer must be quick; called under this object's lock
     */
    public Performance(Function<Prediction, Tag> tagging, Consumer<Judged> hearer) {
        this.tagging = tagging;
        this.hearer = hearer;
    }

    /** What is known of a subject so far; kept after the join so that a repetition is recognised. */
    private static final class Waiting {
        private final long minute;
        private double score = Double.NaN;
        private Optional<Tag> tag = Optional.empty();
        private long outcomeMinute;
        private Optional<Boolean> outcome = Optional.empty();

        Waiting(long minute) {
            this.minute = minute;
        }

        boolean complete() {
            return !Double.isNaN(score) && outcome.isPresent();
        }
    }

    /**
     * A prediction was published.
     *
     * @return false if its subject had one before
     */
    public synchronized boolean predicted(Prediction prediction) {
        Waiting entry = waiting.computeIfAbsent(prediction.subject(), s -> new Waiting(prediction.minute()));
        boolean isNew = Double.isNaN(entry.score);
        if (isNew) {
            entry.score = prediction.probability();
            entry.tag = Optional.of(tagging.apply(prediction));
            join(entry);
        }
        moveTo(prediction.minute());
        return isNew;
    }

    /** An outcome became known at a minute of event time. */
    public synchronized void known(String subject, long minute, boolean outcome) {
        Waiting entry = waiting.computeIfAbsent(subject, s -> new Waiting(minute));
        if (entry.outcome.isEmpty()) {
            entry.outcome = Optional.of(outcome);
            entry.outcomeMinute = minute;
            join(entry);
        }
        moveTo(minute);
    }

    private void join(Waiting entry) {
        if (entry.complete()) {
            Scored scored = new Scored(entry.outcomeMinute, entry.score, entry.outcome.orElseThrow());
            latestOutcome = Math.max(latestOutcome, scored.minute);
            window.addLast(scored);
            windowTable.add(scored.score, scored.outcome);
            epochTable.add(scored.score, scored.outcome);
            trim();
            entry.tag.ifPresent(tag -> hearer.accept(new Judged(tag, scored.minute, scored.score, scored.outcome)));
        }
    }

    private void trim() {
        while (!window.isEmpty() && window.peekFirst().minute <= latestOutcome - WINDOW_MINUTES) {
            Scored old = window.removeFirst();
            windowTable.remove(old.score, old.outcome);
        }
    }

    private void moveTo(long minute) {
        if (minute > latest) {
            latest = minute;
            Iterator<Waiting> oldest = waiting.values().iterator();
            while (oldest.hasNext() && oldest.next().minute < latest - PATIENCE_MINUTES) {
                oldest.remove();
            }
        }
    }

    /** Outcomes of the last 24 hours of event time that had a prediction. */
    public synchronized Optional<LivePerformance> lastDay() {
        return windowTable.report();
    }

    /** All outcomes of the epoch that had a prediction. */
    public synchronized Optional<LivePerformance> wholeEpoch() {
        return epochTable.report();
    }

    /** Greatest minute of event time seen; empty before the first event. */
    public synchronized Optional<Long> minute() {
        return latest == Long.MIN_VALUE ? Optional.empty() : Optional.of(latest);
    }
}
