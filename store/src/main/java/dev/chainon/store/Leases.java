package dev.chainon.store;

import java.time.Duration;

/**
 * Rights held by one process at a time for a limited time, such as the right to publish predictions. Thread-safe. Time is the database's, so that the
 * clocks of the holders do not matter.
 *
 * <p>A holder that stalls longer than the time to live may still act while another already holds the lease: what it does must stand a repetition.
 */
public final class Leases {

    private static final String ACQUIRE = """
            INSERT INTO runtime.lease AS l (name, holder, expires_at) VALUES (:name, :holder, clock_timestamp() + :millis * interval '1 ms')
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
            WHERE l.expires_at < clock_timestamp() OR l.holder = excluded.holder
            """;
    private static final String RENEW = """
            UPDATE runtime.lease SET expires_at = clock_timestamp() + :millis * interval '1 ms'
            WHERE name = :name AND holder = :holder AND expires_at >= clock_timestamp()
            """;
    private static final String RELEASE =
            "UPDATE runtime.lease SET expires_at = '-infinity' WHERE name = :name AND holder = :holder";

    private final Database database;

    public Leases(Database database) {
        this.database = database;
    }

    /** Takes the lease if it is free, expired or the holder's own; says whether the holder has it now. */
    public boolean acquire(String name, String holder, Duration ttl) {
        return update(ACQUIRE, name, holder, ttl);
    }

    /** Prolongs a lease that is still held; false when it was lost. */
    public boolean renew(String name, String holder, Duration ttl) {
        return update(RENEW, name, holder, ttl);
    }

    /** Gives the lease back at once; does nothing when another holds it. */
    public void release(String name, String holder) {
        database.jdbi().useHandle(handle -> handle.createUpdate(RELEASE)
                .bind("name", name)
                .bind("holder", holder)
                .execute());
    }

    private boolean update(String sql, String name, String holder, Duration ttl) {
        if (ttl.isNegative() || ttl.isZero()) {
            throw new IllegalArgumentException("lease '" + name + "' needs a positive time to live, not " + ttl);
        }
        return database.jdbi().withHandle(handle -> handle.createUpdate(sql)
                        .bind("name", name)
                        .bind("holder", holder)
                        .bind("millis", ttl.toMillis())
                        .execute())
                == 1;
    }
}
