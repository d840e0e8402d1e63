package dev.chainon.streams;

import dev.chainon.core.event.LoggedEvent;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * The time of a log: the greatest event minute that was believed. It never goes back, so an event from far ahead must not move it: what came after would be
 * late for ever.
 *
 * <p>Far is measured from the log itself and never from the clock of this machine: the same log gives the same answers in a replay of past years, after a
 * restart and by batch. The log's own stamps of append count too, at the pace of a wall clock: a feed that was silent for days goes on with the time it is,
 * and not with the time it stopped. A replay runs faster than that, and has no holes.
 */
final class LogClock {

    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final long MILLIS_PER_MINUTE = 60_000;

    private final ClockAhead rule;
    private long minute = UNKNOWN;
    private long movedMillis = UNKNOWN;

    LogClock(ClockAhead rule) {
        this.rule = rule;
    }

    /** Why the event lies too far ahead, if it does. */
    Optional<String> refuses(LoggedEvent<?> logged) {
        if (minute == UNKNOWN) {
            minute = rule.start().orElse(UNKNOWN);
        }
        long ahead = logged.event().minute() - minute;
        if (minute == UNKNOWN || ahead <= rule.mostMinutes() + silence(logged)) {
            return Optional.empty();
        }
        return Optional.of("the event lies " + ahead + " minutes ahead of the log, more than " + rule.mostMinutes());
    }

    private long silence(LoggedEvent<?> logged) {
        return movedMillis == UNKNOWN ? 0 : Math.max(0, logged.rawMillis() - movedMillis) / MILLIS_PER_MINUTE;
    }

    /** Goes on to an event that was not refused. */
    void move(LoggedEvent<?> logged) {
        if (logged.event().minute() > minute) {
            minute = logged.event().minute();
            movedMillis = logged.rawMillis();
        }
    }

    long minute() {
        return minute;
    }

    void snapshot(DataOutputStream out) throws IOException {
        out.writeLong(minute);
        out.writeLong(movedMillis);
    }

    /** @param stamped whether the state was written with the stamp of the last move */
    void restore(DataInputStream in, boolean stamped) throws IOException {
        minute = in.readLong();
        movedMillis = stamped ? in.readLong() : UNKNOWN;
    }
}
