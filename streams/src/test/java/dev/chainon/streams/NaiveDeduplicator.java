package dev.chainon.streams;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.toy.KettleEvent;
import java.util.ArrayList;
import java.util.List;

/** What the deduplicator must decide, said plainly: everything is kept and searched. */
final class NaiveDeduplicator {

    private record Admitted(String id, long hour) {}

    private final List<Admitted> all = new ArrayList<>();
    private long lastOffset = -1;
    private long refused;
    private long minute = Long.MIN_VALUE;
    private long moved;
    private final long most;

    /** @param most minutes that an event may lie ahead */
    NaiveDeduplicator(long most) {
        this.most = most;
    }

    boolean admit(LoggedEvent<KettleEvent> logged) {
        boolean repeatedOffset = logged.rawOffset() <= lastOffset;
        lastOffset = Math.max(lastOffset, logged.rawOffset());
        if (repeatedOffset
                || within().anyMatch(a -> a.id().equals(logged.event().id()))) {
            return false;
        }
        if (!all.isEmpty() && logged.event().minute() > minute + most + (logged.rawMillis() - moved) / 60_000) {
            refused++;
            return false;
        }
        if (logged.event().minute() > minute) {
            minute = logged.event().minute();
            moved = logged.rawMillis();
        }
        all.add(new Admitted(logged.event().id(), hour()));
        return true;
    }

    long refused() {
        return refused;
    }

    long remembered() {
        return within().count();
    }

    private java.util.stream.Stream<Admitted> within() {
        return all.stream().filter(a -> hour() - a.hour() <= 48);
    }

    private long hour() {
        return Math.floorDiv(minute, 60L);
    }
}
