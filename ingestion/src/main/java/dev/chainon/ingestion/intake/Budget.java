package dev.chainon.ingestion.intake;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The bytes that may wait for the broker at one time. Thread-safe. */
final class Budget {

    /** What a waiting record costs beside its own bytes, rounded up: its futures, the producer's entry, its line of the answer. */
    static final int RECORD_BYTES = 512;

    private final Semaphore free;

    Budget(int bytes) {
        this.free = new Semaphore(bytes);
    }

    /** So many bytes for one request; empty where there is no room. */
    Optional<Hold> hold(int bytes) {
        return free.tryAcquire(bytes) ? Optional.of(new Hold(bytes)) : Optional.empty();
    }

    int free() {
        return free.availablePermits();
    }

    /** What one request holds. One thread at a time. */
    final class Hold {

        private int bytes;

        private Hold(int bytes) {
            this.bytes = bytes;
        }

        /** Makes it large enough for so many records; false where there is no room, and what is held stays. */
        boolean fits(int records) {
            int more = Math.max(0, Math.multiplyExact(records, RECORD_BYTES) - bytes);
            if (!free.tryAcquire(more)) {
                return false;
            }
            bytes += more;
            return true;
        }

        void give() {
            free.release(bytes);
            bytes = 0;
        }
    }
}
