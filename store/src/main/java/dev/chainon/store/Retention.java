package dev.chainon.store;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Removes what is past its time, as the monitoring role, which asks functions of the database to do it: they never touch a living epoch, and what they
 * removed is in {@code runtime.retention_log}. Swept again, nothing more goes. Thread-safe.
 */
public final class Retention {

    /** Rows one statement removes at most, so that writers wait little. */
    private static final int BATCH = 20_000;

    private final Database database;

    public Retention(Database database) {
        this.database = database;
    }

    /**
     * How long things are kept.
     *
     * @param eventTime of a finished epoch's predictions and outcomes, before its last one, in event time
     * @param closedFor after which a finished epoch goes whole, by the database's clock
     * @param grace of a subscription after its window, in event time
     * @param accessLog one year or more, by the database's clock
     */
    public record Periods(Duration eventTime, Duration closedFor, Duration grace, Duration accessLog) {

        private static final Duration YEAR = Duration.ofDays(366);

        public Periods {
            positive("event-time", eventTime);
            positive("closed-for", closedFor);
            positive("grace", grace);
            if (Objects.requireNonNull(accessLog).compareTo(YEAR) < 0) {
                throw new IllegalArgumentException(
                        "retention.access-log must be 366 days or more, not " + accessLog.toDays() + " days");
            }
        }

        private static void positive(String name, Duration period) {
            if (period.isZero() || period.isNegative()) {
                throw new IllegalArgumentException("retention." + name + " must be positive, not " + period);
            }
        }
    }

    /** Rows that went. */
    public record Swept(long predictions, long outcomes, long subscriptionsAndKeys, long accesses) {

        public long total() {
            return predictions + outcomes + subscriptionsAndKeys + accesses;
        }
    }

    /**
     * Removes all that is past its time.
     *
     * @throws RuntimeException if the database refuses or is away; what went by then stays gone
     */
    public Swept sweep(Periods periods) {
        return new Swept(
                finished("prediction", periods),
                finished("outcome", periods),
                again(() -> call("SELECT runtime.sweep_subscriptions(:grace, :most)", periods)),
                again(() -> call("SELECT runtime.sweep_access_log(:log * interval '1 s', :most)", periods)));
    }

    private long finished(String table, Periods periods) {
        return again(() -> call(
                "SELECT runtime.sweep_finished('" + table + "', :minutes, :closed * interval '1 s', :most)", periods));
    }

    private static long again(Supplier<Long> batch) {
        long all = 0;
        for (long removed = batch.get(); removed > 0; removed = batch.get()) {
            all += removed;
        }
        return all;
    }

    private long call(String sql, Periods periods) {
        return database.jdbi().withHandle(handle -> {
            try (Query query = handle.createQuery(sql)) {
                query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
                return query.bind("most", BATCH)
                        .bind("minutes", periods.eventTime().toMinutes())
                        .bind("closed", periods.closedFor().toSeconds())
                        .bind("grace", periods.grace().toMinutes())
                        .bind("log", periods.accessLog().toSeconds())
                        .mapTo(Long.class)
                        .one();
            }
        });
    }
}
