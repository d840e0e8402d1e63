package dev.chainon.serving.fault;

import dev.chainon.core.fault.Injection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that takes all connections of a pool and gives none back: whoever needs one waits. */
final class HeldConnections implements Injection {

    private static final Logger LOG = LoggerFactory.getLogger(HeldConnections.class);

    private final DataSource pool;
    private final int connections;
    private final List<Thread> holders = new ArrayList<>();
    private volatile CountDownLatch released = new CountDownLatch(0);

    /** @param connections how many threads take one each; more than the pool has makes that it stays empty */
    HeldConnections(DataSource pool, int connections) {
        this.pool = pool;
        this.connections = connections;
    }

    @Override
    public synchronized void begin() {
        CountDownLatch until = new CountDownLatch(1);
        released = until;
        for (int i = 0; i < connections; i++) {
            Thread holder = new Thread(() -> hold(until), "fault-busy-pool-" + i);
            holder.setDaemon(true);
            holder.start();
            holders.add(holder);
        }
    }

    private void hold(CountDownLatch until) {
        while (until.getCount() > 0) {
            try (Connection held = pool.getConnection()) {
                until.await();
            } catch (SQLTransientConnectionException e) {
                LOG.debug("the pool is held by others of this fault", e);
            } catch (SQLException e) {
                LOG.info("the fault busy-pool cannot hold a connection: {}", e.getMessage());
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public synchronized void end() {
        released.countDown();
        holders.forEach(Thread::interrupt);
        holders.clear();
    }
}
