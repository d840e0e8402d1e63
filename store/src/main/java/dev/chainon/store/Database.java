package dev.chainon.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.chainon.core.process.Telemetry;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/** A pool of connections under one role. Thread-safe. A database that goes away and comes back is used again without a restart. */
public final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /**
     * Connects once, to fail early.
     *
     * @param poolSize most connections held at once
     * @throws com.zaxxer.hikari.pool.HikariPool.PoolInitializationException if the database does not let the role in
     */
    public Database(String url, String user, String password, int poolSize) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setPoolName("database-" + user);
        this.pool = new HikariDataSource(config);
        this.jdbi = Jdbi.create(pool);
    }

    /** Tells from now on how many threads wait for a connection, as the gauge {@code chainon_pool_waiting_threads}. */
    public void watch(Telemetry telemetry) {
        telemetry.gauge(
                "chainon_pool_waiting_threads",
                () -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection(),
                "pool",
                pool.getPoolName());
    }

    public DataSource dataSource() {
        return pool;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /**
     * Does all of the work or none of it.
     *
     * @throws RuntimeException if the database is away or refuses
     */
    void transaction(HandleConsumer<RuntimeException> work) {
        try {
            jdbi.useTransaction(work);
        } catch (AssertionError e) {
            // The driver asserts, when a batch ends, that its connection lives: a server that went away is then an
            // Error, which would end a thread.
            throw new IllegalStateException("the database went away in the middle of a batch", e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
