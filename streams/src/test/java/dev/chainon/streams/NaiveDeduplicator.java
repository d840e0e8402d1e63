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
    private long minute = Long.MIN_VALUE;

    boolean admit(LoggedEvent<KettleEvent> logged) {
        boolean repeatedOffset = logged.rawOffset() <= lastOffset;
        lastOffset = Math.max(lastOffset, logged.rawOffset());
        if (repeatedOffset
                || within().anyMatch(a -> a.id().equals(logged.event().id()))) {
            return false;
        }
        minute = Math.max(minute, logged.event().minute());
        all.add(new Admitted(logged.event().id(), hour()));
        return true;
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
