package dev.chainon.apps.cluster;

import dev.chainon.training.distributed.RoundRecord;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Something that befalls a training in the middle of the round after a given one.
 *
 * @param after rounds of the first epoch that end well before; 0 if nothing befalls it
 */
public record Fault(int after, Runnable strike) implements Consumer<RoundRecord> {

    /** Nothing befalls it. */
    public static final Fault NONE = new Fault(0, () -> {});

    /** Hears of the end of a round. */
    @Override
    public void accept(RoundRecord round) {
        if (round.epoch() == 1 && round.number() == after - 1) {
            long halfway = (long) (round.seconds() * 1000 / 2);
            CompletableFuture.runAsync(strike, CompletableFuture.delayedExecutor(halfway, TimeUnit.MILLISECONDS));
        }
    }
}
