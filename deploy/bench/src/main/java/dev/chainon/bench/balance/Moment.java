package dev.chainon.bench.balance;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Something that is done once when a share of a run is over, beside the load, which it must not hold up. Used by one thread. */
final class Moment {

    private final double share;
    private final Runnable work;
    private Optional<CompletableFuture<Void>> begun = Optional.empty();

    Moment(double share, Runnable work) {
        this.share = share;
        this.work = work;
    }

    void reached(double now) {
        if (now >= share && begun.isEmpty()) {
            begun = Optional.of(CompletableFuture.runAsync(work));
        }
    }

    /** Waits for it; fails as it failed. */
    void done() {
        begun.ifPresent(CompletableFuture::join);
    }
}
