package dev.chainon.streams;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.toy.KettleEvent;
import java.util.Optional;

/** Short ways to write a logged event of the toy use case. */
final class KettleLog {

    private KettleLog() {}

    static LoggedEvent<KettleEvent> instance(long rawOffset, String subject, long minute) {
        return new LoggedEvent<>(
                3, rawOffset, 1_000 + rawOffset, new KettleEvent(subject, "k", minute, 1.5, Optional.empty()));
    }

    static LoggedEvent<KettleEvent> label(long rawOffset, String subject, long minute) {
        return new LoggedEvent<>(
                3, rawOffset, 1_000 + rawOffset, new KettleEvent(subject, "k", minute, 1.5, Optional.of(true)));
    }
}
