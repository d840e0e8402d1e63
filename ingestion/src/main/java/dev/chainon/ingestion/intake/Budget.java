package dev.chainon.ingestion.intake;

import java.util.concurrent.Semaphore;

/** The bytes that may wait for the broker at one time. Thread-safe. */
final class Budget {

    private final Semaphore free;

    Budget(int bytes) {
        this.free = new Semaphore(bytes);
    }

    /** Whether there is room for so many more bytes, which are then taken. */
    boolean take(int bytes) {
        return free.tryAcquire(bytes);
    }

    void give(int bytes) {
        free.release(bytes);
    }

    int free() {
        return free.availablePermits();
    }
}
