package dev.chainon.local.deliver;

import dev.chainon.local.process.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits. */
final class Pause {

    private static final Duration LOOK = Duration.ofMillis(200);

    private Pause() {}

    /** Whether nobody interrupted it. */
    static boolean of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @throws Failure if it is not so within the time */
    static void until(String what, Duration patience, BooleanSupplier condition) {
        Instant limit = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(limit) || !of(LOOK)) {
                throw new Failure("Not within " + patience.toSeconds() + " s: " + what + ".");
            }
        }
    }
}
