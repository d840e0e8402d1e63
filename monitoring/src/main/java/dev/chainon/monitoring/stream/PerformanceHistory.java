package dev.chainon.monitoring.stream;

import dev.chainon.core.event.Event;
import dev.chainon.core.model.Prediction;
import dev.chainon.monitoring.drift.Signal;
import dev.chainon.monitoring.performance.LivePerformance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How good the predictions were, hour by hour of event time, with what happened meanwhile: versions that began to predict, and signals and alerts that began to fire. All but the
 * alerts is read again from the log after a restart. The last sixty days are kept. Thread-safe.
 */
public final class PerformanceHistory implements StreamListener {

    private static final int MINUTES_AN_HOUR = 60;
    private static final int HOURS = 60 * 24;
    private static final int MOST_MARKS = 200;

    private final StreamBoard board;
    private final Deque<Point> points = new ArrayDeque<>();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private long hour = Long.MIN_VALUE;
    private long minute = Long.MIN_VALUE;

    /**
     * The 24 hours that ended with an hour.
     *
     * @param minute its first, since 1970
     * @param rows outcomes they rest on
     */
    public record Point(long minute, double auc, double logLoss, long rows) {}

    /**
     * What began at a minute.
     *
     * @param kind version, signal or alert
     * @param name the number of the version, or the stable identifier of what fires
     */
    public record Mark(long minute, String kind, String name) {
        public Mark {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(name);
        }
    }

    public PerformanceHistory(StreamBoard board) {
        this.board = board;
    }

    @Override
    public void heard(Event event) {
        // Outcomes are the board's; it has them before the hour ends.
    }

    @Override
    public synchronized void predicted(Prediction prediction) {
        minute = Math.max(minute, prediction.minute());
        mark(new Mark(prediction.minute(), "version", Integer.toString(prediction.modelVersion())), "");
        long now = Math.floorDiv(prediction.minute(), MINUTES_AN_HOUR);
        if (now > hour) {
            hour = now;
            board.performance().lastDay().ifPresent(live -> add(live, now * MINUTES_AN_HOUR));
            board.drift().signals().stream().filter(Signal::fires).forEach(this::add);
        }
    }

    private void add(LivePerformance live, long at) {
        if (Double.isFinite(live.metrics().auc())) {
            points.addLast(new Point(
                    at,
                    live.metrics().auc(),
                    live.metrics().logLoss(),
                    live.metrics().rows()));
        }
        if (points.size() > HOURS) {
            points.removeFirst();
        }
    }

    private void add(Signal signal) {
        long since = signal.since().orElseThrow();
        mark(new Mark(since, "signal", signal.id()), Long.toString(since));
    }

    /** An alert came to fire, at the moment that the stream is at now. */
    public synchronized void fired(String alert) {
        if (minute != Long.MIN_VALUE) {
            mark(new Mark(minute, "alert", alert), Long.toString(minute));
        }
    }

    private void mark(Mark mark, String occasion) {
        if (seen.add(mark.kind() + mark.name() + occasion)) {
            marks.addLast(mark);
        }
        if (marks.size() > MOST_MARKS) {
            marks.removeFirst();
        }
    }

    public synchronized List<Point> points() {
        return new ArrayList<>(points);
    }

    public synchronized List<Mark> marks() {
        return new ArrayList<>(marks);
    }
}
