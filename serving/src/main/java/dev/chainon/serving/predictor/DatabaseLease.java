package dev.chainon.serving.predictor;

import dev.chainon.store.Leases;
import java.time.Duration;

/** The lease as a row of the runtime database. */
public final class DatabaseLease implements Lease {

    private final Leases leases;
    private final String name;
    private final String holder;
    private final Duration ttl;

    public DatabaseLease(Leases leases, String name, String holder, Duration ttl) {
        this.leases = leases;
        this.name = name;
        this.holder = holder;
        this.ttl = ttl;
    }

    @Override
    public boolean hold() {
        return leases.acquire(name, holder, ttl);
    }

    @Override
    public void release() {
        leases.release(name, holder);
    }
}
