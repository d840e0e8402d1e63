package dev.chainon.ingestion.webapi;

import java.time.Duration;

/** How this process waits; by constructor, so that a test need not. */
@FunctionalInterface
public interface Pauses {

    /** Really waits. */
    Pauses SLEEP = wait -> Thread.sleep(wait.toMillis());

    void pause(Duration wait) throws InterruptedException;
}
