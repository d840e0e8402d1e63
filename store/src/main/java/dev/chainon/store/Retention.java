package dev.chainon.store;

import dev.chainon.core.contract.Contract;
import java.time.Duration;
import java.util.List;
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
     * How long things are kept. A row of a finished epoch goes when it lies further than its period before the last one, in event time, or when the epoch
     * has been closed for longer, by the database's clock.
     *
     * @param predictions of finished epochs
     * @param outcomes of finished epochs
     * @param subscriptions after the window, in event time, with their notices, and the key with the last of a person
     * @param accessLog one year or more, by the database's clock
     * @param tickets that are over, since anything was last heard of them, by the database's clock
     */
    public record Periods(
            Duration predictions, Duration outcomes, Duration subscriptions, Duration accessLog, Duration tickets) {

        private static final Duration YEAR = Duration.ofDays(366);
        private static final List<String> GO_WITH_THEM = List.of("runtime.notice", "runtime.person_key");

        public Periods {
            positive("predictions", predictions);
            positive("outcomes", outcomes);
            positive("subscriptions", subscriptions);
            positive("tickets", tickets);
            if (Objects.requireNonNull(accessLog).compareTo(YEAR) < 0) {
                throw new IllegalArgumentException("retention of runtime.access_log must be 366 days or more, not "
                        + accessLog.toDays() + " days");
            }
        }

        /**
         * The periods that a contract orders.
         *
         * @throws IllegalArgumentException if it sets none for a table that is swept, or another one for a table whose rows go with their subscription
         */
        public static Periods of(Contract contract) {
            Duration subscriptions = ordered(contract, "runtime.subscription");
            GO_WITH_THEM.forEach(place -> contract.retentionAt(place)
                    .filter(period -> !period.equals(subscriptions))
                    .ifPresent(period -> {
                        throw new IllegalArgumentException("contract " + contract.id() + " keeps " + place + " for "
                                + period + " and runtime.subscription for " + subscriptions
                                + ": its rows go with their subscription, so both must be the same");
                    }));
            return new Periods(
                    ordered(contract, "runtime.prediction"),
                    ordered(contract, "runtime.outcome"),
                    subscriptions,
                    ordered(contract, "runtime.access_log"),
                    ordered(contract, "runtime.ticket"));
        }

        private static Duration ordered(Contract contract, String place) {
            return contract.retentionAt(place)
                    .orElseThrow(() -> new IllegalArgumentException("contract " + contract.id()
                            + " sets no retention of " + place
                            + ": give the table with that physicalName a service level 'retention'"));
        }

        private static void positive(String name, Duration period) {
            if (period.isZero() || period.isNegative()) {
                throw new IllegalArgumentException("retention." + name + " must be positive, not " + period);
            }
        }
    }

    /**
     * Rows that went.
     *
     * @param subscriptionsAndKeys with the landings that were noted for them
     */
    public record Swept(long predictions, long outcomes, long subscriptionsAndKeys, long accesses, long tickets) {

        public long total() {
            return predictions + outcomes + subscriptionsAndKeys + accesses + tickets;
        }
    }

    /**
     * Removes all that is past its time.
     *
     * @throws RuntimeException if the database refuses or is away; what went by then stays gone
     */
    public Swept sweep(Periods periods) {
        return new Swept(
                finished("prediction", periods.predictions()),
                finished("outcome", periods.outcomes()),
                again(() -> call("SELECT runtime.sweep_subscriptions(:minutes, :most)", periods.subscriptions()))
                        + again(() -> call("SELECT runtime.sweep_landings(:minutes, :most)", periods.subscriptions())),
                again(() ->
                        call("SELECT runtime.sweep_access_log(:seconds * interval '1 s', :most)", periods.accessLog())),
                again(() -> call("SELECT runtime.sweep_tickets(:seconds * interval '1 s', :most)", periods.tickets())));
    }

    private long finished(String table, Duration period) {
        return again(() -> call(
                "SELECT runtime.sweep_finished('" + table + "', :minutes, :seconds * interval '1 s', :most)", period));
    }

    private static long again(Supplier<Long> batch) {
        long all = 0;
        for (long removed = batch.get(); removed > 0; removed = batch.get()) {
            all += removed;
        }
        return all;
    }

    private long call(String sql, Duration period) {
        return database.jdbi().withHandle(handle -> {
            try (Query query = handle.createQuery(sql)) {
                query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
                return query.bind("most", BATCH)
                        .bind("minutes", period.toMinutes())
                        .bind("seconds", period.toSeconds())
                        .mapTo(Long.class)
                        .one();
            }
        });
    }
}
