package dev.chainon.ingestion.replay;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** When a minute of the past is due now. */
final class Pace {

    private static final double NANOS_PER_MINUTE = 60e9;

    private final LongSupplier nanoClock;
    private final double speed;
    private final long start;
    private final long firstMinute;

    Pace(LongSupplier nanoClock, double speed, long firstMinute) {
        this.nanoClock = nanoClock;
        this.speed = speed;
        this.start = nanoClock.getAsLong();
        this.firstMinute = firstMinute;
    }

    /** Nanoseconds until a point of a minute is due, 0 or less when it is. */
    long untilDue(long minute, double part) {
        return start + (long) ((minute - firstMinute + part) * NANOS_PER_MINUTE / speed) - nanoClock.getAsLong();
    }

    void await(long minute, double part) {
        for (long wait = untilDue(minute, part); wait > 0; wait = untilDue(minute, part)) {
            LockSupport.parkNanos(wait);
        }
    }
}
