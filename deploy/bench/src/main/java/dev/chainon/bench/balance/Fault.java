package dev.chainon.bench.balance;

import java.util.Locale;

/** What happens to one of the replicas when a quarter of the run is over. */
enum Fault {
    /** Nothing. */
    WELL,
    /** Each request takes ten times as long there, to the end. */
    SLOWED,
    /** {@code kill -9}. */
    KILLED,
    /** {@code SIGSTOP}; {@code SIGCONT} when three quarters are over. */
    PAUSED;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
