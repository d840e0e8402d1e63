package dev.chainon.ingestion.replay;

import java.util.concurrent.locks.LockSupport;

/** When a minute of the past is due now. */
final class Pace {

    private static final double NANOS_PER_MINUTE = 60e9;

    private final Clock clock;
    private final double speed;
    private final long start;
    private final long firstMinute;

    /** Time as a replay sees it. */
    interface Clock {

        Clock SYSTEM = new Clock() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(long nanos) {
                LockSupport.parkNanos(nanos);
            }
        };

        long nanos();

        /** Returns after so long, or earlier. */
        void sleep(long nanos);
    }

    Pace(Clock clock, double speed, long firstMinute) {
        this.clock = clock;
        this.speed = speed;
        this.start = clock.nanos();
        this.firstMinute = firstMinute;
    }

    /** Nanoseconds until a point of a minute is due, 0 or less when it is. */
    long untilDue(long minute, double part) {
        return start + (long) ((minute - firstMinute + part) * NANOS_PER_MINUTE / speed) - clock.nanos();
    }

    void await(long minute, double part) {
        for (long wait = untilDue(minute, part); wait > 0; wait = untilDue(minute, part)) {
            clock.sleep(wait);
        }
    }
}
