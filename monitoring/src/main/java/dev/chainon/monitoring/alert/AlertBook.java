package dev.chainon.monitoring.alert;

import dev.chainon.monitoring.kpi.AlertRule;
import dev.chainon.monitoring.kpi.Scale;
import dev.chainon.monitoring.query.Moment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All rules, how they stand, and the latest changes. Thread-safe. */
public final class AlertBook {

    private static final Logger LOG = LoggerFactory.getLogger(AlertBook.class);
    private static final int KEPT = 500;

    private final List<AlertTrack> tracks;
    private final List<AlertListener> listeners;
    private final Deque<AlertChange> history = new ArrayDeque<>();
    private final List<Untold> untold = new ArrayList<>();

    private record Untold(AlertListener listener, AlertChange change) {}

    public AlertBook(List<AlertRule> rules, Scale scale, List<AlertListener> listeners) {
        this.tracks = rules.stream().map(rule -> new AlertTrack(rule, scale)).toList();
        this.listeners = List.copyOf(listeners);
    }

    /** Evaluates every rule, and tells the listeners of what changed; what one would not take is told again next time, in order. */
    public void look(Moment moment) {
        List<AlertChange> changes = new ArrayList<>();
        synchronized (this) {
            for (AlertTrack track : tracks) {
                track.look(moment).ifPresent(changes::add);
            }
            changes.forEach(this::keep);
        }
        changes.forEach(change -> listeners.forEach(listener -> untold.add(new Untold(listener, change))));
        tell();
    }

    private void keep(AlertChange change) {
        LOG.warn(
                "alert={} severity={} firing={} value={}",
                change.rule().id(),
                change.rule().severity(),
                change.firing(),
                change.value());
        history.addFirst(change);
        if (history.size() > KEPT) {
            history.removeLast();
        }
    }

    private void tell() {
        List<Untold> left = new ArrayList<>();
        for (Untold each : untold) {
            boolean waits = left.stream().anyMatch(earlier -> earlier.listener.equals(each.listener));
            if (waits || !taken(each)) {
                left.add(each);
            }
        }
        untold.clear();
        untold.addAll(left.subList(Math.max(0, left.size() - KEPT), left.size()));
    }

    private static boolean taken(Untold each) {
        try {
            each.listener.changed(each.change);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("alert={} was not taken, it is told again: {}", each.change.rule().id(), e.toString());
            return false;
        }
    }

    public synchronized List<Alert> alerts() {
        return tracks.stream().map(AlertTrack::alert).toList();
    }

    /** The latest changes, latest first; in memory, since the start of this process. */
    public synchronized List<AlertChange> history() {
        return List.copyOf(history);
    }
}
