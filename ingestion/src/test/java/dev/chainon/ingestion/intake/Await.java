package dev.chainon.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks again until it is so. */
final class Await {

    private Await() {}

    /** For a minute at most. */
    static void until(Callable<Boolean> condition) throws Exception {
        long limit = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("awaited for a minute").isLessThan(limit);
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        }
    }
}
