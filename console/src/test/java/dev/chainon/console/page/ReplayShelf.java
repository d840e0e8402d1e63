package dev.chainon.console.page;

import dev.chainon.console.source.ReplayControl;
import dev.chainon.core.replay.Change;
import dev.chainon.core.replay.ReplayState;
import dev.chainon.core.replay.Tempo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A replay that obeys at once; there is none until {@link #run}. */
final class ReplayShelf implements ReplayControl {

    static final LocalDate MAY = LocalDate.of(2001, 5, 1);

    volatile Optional<ReplayState> state = Optional.empty();
    volatile Optional<Change> change = Optional.empty();
    volatile Optional<LocalDate> asked = Optional.empty();
    volatile String key = "";

    void run(Tempo tempo) {
        state = Optional.of(new ReplayState(
                Instant.EPOCH,
                1,
                MAY,
                16_500_000,
                tempo,
                false,
                MAY.datesUntil(MAY.plusDays(3)).toList(),
                MAY.plusMonths(1)));
        change = Optional.of(Change.of(Change.Phase.READY));
    }

    @Override
    public Optional<ReplayState> state() {
        return state;
    }

    @Override
    public Optional<Change> change() {
        return change;
    }

    @Override
    public boolean asksKey() {
        return !key.isEmpty();
    }

    @Override
    public boolean opens(String presented) {
        return key.isEmpty() || key.equals(presented);
    }

    @Override
    public void wish(Tempo tempo) {
        run(tempo);
    }

    @Override
    public void ask(LocalDate day) {
        asked = Optional.of(day);
    }
}
