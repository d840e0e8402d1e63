package dev.chainon.apps;

import dev.chainon.console.source.ReplayControl;
import dev.chainon.core.replay.Change;
import dev.chainon.core.replay.ReplayDesk;
import dev.chainon.core.replay.ReplayState;
import dev.chainon.core.replay.Tempo;
import dev.chainon.monitoring.ticket.AccessKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/** The replay of this state folder, read from its desk twice a second at most; whoever may change tickets may steer it. Thread-safe. */
final class DeskControl implements ReplayControl {

    private static final Duration FRESH = Duration.ofMillis(500);

    /** A replay that lives tells its state once a second; one that was silent for so long is gone. */
    private static final Duration ALIVE = Duration.ofSeconds(10);

    private final ReplayDesk desk;
    private final AccessKey key;
    private final InstantSource clock;
    private Instant readAt = Instant.MIN;
    private Optional<ReplayState> state = Optional.empty();
    private Optional<Change> change = Optional.empty();

    DeskControl(ReplayDesk desk, AccessKey key, InstantSource clock) {
        this.desk = desk;
        this.key = key;
        this.clock = clock;
    }

    private void read() {
        Instant now = clock.instant();
        if (readAt.plus(FRESH).isBefore(now)) {
            readAt = now;
            state = desk.state()
                    .filter(told -> told.over() || told.told().plus(ALIVE).isAfter(now));
            change = desk.change();
        }
    }

    @Override
    public synchronized Optional<ReplayState> state() {
        read();
        return state;
    }

    @Override
    public synchronized Optional<Change> change() {
        read();
        return change;
    }

    @Override
    public boolean asksKey() {
        return key.asked();
    }

    @Override
    public boolean opens(String presented) {
        return key.opens(presented);
    }

    @Override
    public void wish(Tempo tempo) {
        desk.wish(tempo);
    }

    @Override
    public void ask(LocalDate day) {
        desk.ask(day);
    }
}
