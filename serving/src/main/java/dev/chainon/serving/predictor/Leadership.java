package dev.chainon.serving.predictor;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the lease in the background, so that the predictor asks a flag and never waits for the database.
 *
 * <p>While the keeper of leases does not answer, whoever leads goes on: nobody else can take the lease then, and were there two leaders for a moment,
 * stores upsert by prediction id.
 */
public final class Leadership implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    private final Lease lease;
    private volatile boolean leads;
    private volatile boolean away;
    private boolean closed;

    public Leadership(Lease lease) {
        this.lease = lease;
    }

    /** Holds the lease every {@code period}, well below the time after which it lapses. */
    public void keep(ScheduledExecutorService executor, Duration period) {
        executor.scheduleWithFixedDelay(this::hold, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    public boolean leads() {
        return leads;
    }

    synchronized void hold() {
        if (closed) {
            return;
        }
        try {
            boolean held = lease.hold();
            if (held != leads) {
                LOG.info(held ? "this replica publishes from now on" : "this replica stands by from now on");
            }
            leads = held;
            away = false;
        } catch (RuntimeException e) {
            if (!away) {
                LOG.warn("cannot ask for the lease; this replica goes on {}", leads ? "publishing" : "standing by", e);
            }
            away = true;
        }
    }

    /** Gives the lease back, and asks for it no more. */
    @Override
    public void close() {
        leads = false;
        try {
            release();
        } catch (RuntimeException e) {
            LOG.warn("cannot give the lease back; it lapses by itself", e);
        }
    }

    /** After the hold that may be under way, so that nothing takes the lease again. */
    private synchronized void release() {
        closed = true;
        leads = false;
        lease.release();
    }
}
