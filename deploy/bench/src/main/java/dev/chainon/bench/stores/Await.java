package dev.chainon.bench.stores;

import dev.chainon.local.process.Failure;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polls a condition until it holds. */
final class Await {

    private static final long STEP_NANOS = 20_000_000;

    private Await() {}

    /** @throws Failure if it does not hold in time */
    static void until(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new Failure("Waited " + patience.toSeconds() + " s in vain until " + what + ".");
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }
}
