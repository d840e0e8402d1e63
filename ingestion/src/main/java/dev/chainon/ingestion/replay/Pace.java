package dev.chainon.ingestion.replay;

import dev.chainon.core.replay.Tempo;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** When a minute of the past is due now, at a tempo that may change: what went by at the old one stays as it was. */
final class Pace {

    private static final double NANOS_PER_MINUTE = 60e9;

    /** Longest sleep before the tempo is looked at again. */
    private static final long LOOK_NANOS = 100_000_000;

    private final Clock clock;
    private final Supplier<Tempo> dial;
    private final long firstMinute;
    private Tempo tempo;
    private long since;
    private double before;

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

    Pace(Clock clock, Supplier<Tempo> dial, long firstMinute) {
        this.clock = clock;
        this.dial = dial;
        this.tempo = dial.get();
        this.since = clock.nanos();
        this.firstMinute = firstMinute;
    }

    /** Nanoseconds until a point of a minute is due at the tempo of now, 0 or less when it is; while paused it is never due. */
    long untilDue(long minute, double part) {
        long now = clock.nanos();
        Tempo wished = dial.get();
        if (!wished.equals(tempo)) {
            before += gone(now);
            since = now;
            tempo = wished;
        }
        return tempo.paused()
                ? LOOK_NANOS
                : since + (long) ((minute - firstMinute + part - before) * NANOS_PER_MINUTE / tempo.speed()) - now;
    }

    /** Minutes that went by since the tempo changed last. */
    private double gone(long now) {
        return tempo.paused() ? 0 : (now - since) / NANOS_PER_MINUTE * tempo.speed();
    }

    void await(long minute, double part) {
        for (long wait = untilDue(minute, part); wait > 0; wait = untilDue(minute, part)) {
            clock.sleep(Math.min(wait, LOOK_NANOS));
        }
    }
}
