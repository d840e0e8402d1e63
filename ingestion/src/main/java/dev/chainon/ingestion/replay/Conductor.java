package dev.chainon.ingestion.replay;

import dev.chainon.core.replay.ReplayDesk;
import dev.chainon.core.replay.ReplayState;
import dev.chainon.core.replay.Tempo;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tempo that people asked for at a desk, looked at ten times a second at most, and told there with how far the replay is: at once when it changes, else
 * once a second. What cannot be read or written changes nothing. Not thread-safe.
 */
final class Conductor implements Supplier<Tempo> {

    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);
    private static final long LOOK_NANOS = 100_000_000;
    private static final long TELL_NANOS = 1_000_000_000;

    private final ReplayDesk desk;
    private final Pace.Clock clock;
    private ReplayState state;
    private long looked;
    private long told;

    /** @param state at the beginning, with the tempo until somebody asks for another */
    Conductor(ReplayDesk desk, ReplayState state, Pace.Clock clock) {
        this.desk = desk;
        this.state = state;
        this.clock = clock;
        this.looked = clock.nanos() - LOOK_NANOS;
        this.told = clock.nanos() - TELL_NANOS;
    }

    @Override
    public Tempo get() {
        long now = clock.nanos();
        if (now - looked >= LOOK_NANOS) {
            looked = now;
            Tempo before = state.tempo();
            Tempo wished = wished();
            if (!wished.equals(before)) {
                LOG.info("the replay goes otherwise: speed={} paused={}", wished.speed(), wished.paused());
            }
            if (!wished.equals(before) || now - told >= TELL_NANOS) {
                tell(wished, false);
            }
        }
        return state.tempo();
    }

    private Tempo wished() {
        try {
            return desk.tempo().orElseGet(state::tempo);
        } catch (RuntimeException e) {
            LOG.warn("the wished tempo cannot be read, the replay goes on as before cause={}", e.toString());
            return state.tempo();
        }
    }

    /** A message of that minute is sent. */
    void at(long minute) {
        state = with(state.tempo(), minute, false);
    }

    /** The days are over. */
    void over() {
        tell(state.tempo(), true);
    }

    private void tell(Tempo tempo, boolean over) {
        told = clock.nanos();
        state = with(tempo, state.minute(), over);
        try {
            desk.tell(state);
        } catch (RuntimeException e) {
            LOG.warn("the state of the replay cannot be told cause={}", e.toString());
        }
    }

    private ReplayState with(Tempo tempo, long minute, boolean over) {
        return new ReplayState(
                Instant.now(), state.epoch(), state.from(), minute, tempo, over, state.days(), state.sealedFrom());
    }
}
