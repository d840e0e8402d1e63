package dev.chainon.bench.stores;

import dev.chainon.bench.Workbench;
import dev.chainon.local.platform.Postgres;
import dev.chainon.local.process.Home;
import dev.chainon.store.Database;
import dev.chainon.store.PredictionStore;
import dev.chainon.store.Predictions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** PostgreSQL: alone, then with a replica that is followed later or waited for. */
record PostgresPart(Workbench bench, Home home, Workload workload, Sheet sheet) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BOARD_INDEX =
            "CREATE INDEX IF NOT EXISTS study_board ON runtime.prediction (epoch, (facts ->> '" + Flights.FACT
                    + "'), minute DESC, event_id COLLATE \"C\")";
    /** A write is acknowledged when the primary has it; by default, when the replica has it too. */
    private static final String LATER = "&options=-c%20synchronous_commit=local";

    void run() throws IOException, InterruptedException {
        PostgresNode.Place place = PostgresSite.prepare(home);
        bench.say("PostgreSQL alone");
        alone(place);
        bench.say("PostgreSQL with a replica");
        Path other = home.state().resolve("postgres-replica");
        PostgresNode.Place replica = PostgresSite.replica(place, other);
        pair(place, replica);
    }

    private void alone(PostgresNode.Place place) throws IOException, InterruptedException {
        PostgresNode node = PostgresNode.start(place, List.of());
        try (Database database = node.open(Postgres.RUNTIME, "")) {
            PredictionStore store = new Predictions(database);
            execute(database, BOARD_INDEX);
            sheet.putAll("postgres", workload.run(store, 11));
            sheet.put("postgres.pss.mb", Footprint.pssMb(node.pids()));
            sheet.put("postgres.disk.mb", Footprint.diskMb(List.of(place.data())));
            withoutIndexes(database, store);
            try (Load load = new Load(() -> store, new Flights(17, 5))) {
                load.awaitBatches(20);
                sheet.put(
                        "postgres.schema.seconds",
                        seconds(() ->
                                execute(database, "ALTER TABLE runtime.prediction ADD COLUMN gate text DEFAULT ''")));
                load.awaitBatchesMore(20);
                load.stop();
                sheet.put("postgres.schema.errors", load.errors());
            }
            try (Load load = new Load(() -> store, new Flights(18, 6))) {
                load.awaitBatches(40);
                node.kill();
                load.awaitErrors(1);
                node = PostgresNode.start(place, List.of());
                load.awaitBatchesMore(40);
                load.stop();
                sheet.loss(
                        "postgres",
                        load,
                        Loss.missing(load.acknowledged(), store).size());
            }
        } finally {
            node.close();
        }
    }

    private void withoutIndexes(Database database, PredictionStore store) throws InterruptedException {
        execute(database, "DROP INDEX runtime.study_board, runtime.prediction_subject, runtime.prediction_newest");
        sheet.put("postgres.noindex.board.p50.ms", workload.boards(store, 11).percentile(50));
        Workload few = new Workload(workload.rows(), 20);
        sheet.put(
                "postgres.noindex.writes.per.second", few.run(store, 13).getOrDefault("writes.per.second", Double.NaN));
        sheet.put(
                "postgres.index.seconds",
                seconds(() -> execute(database, BOARD_INDEX.replace("CREATE INDEX", "CREATE INDEX CONCURRENTLY"))));
        execute(database, "CREATE INDEX prediction_subject ON runtime.prediction (epoch, subject)");
        execute(database, "CREATE INDEX prediction_newest ON runtime.prediction (epoch, raw_offset DESC)");
    }

    private void pair(PostgresNode.Place place, PostgresNode.Place replicaPlace)
            throws IOException, InterruptedException {
        PostgresNode primary = PostgresNode.start(place, PostgresSite.synchronous());
        PostgresNode replica = PostgresNode.start(replicaPlace, List.of());
        try (Database waiting = primary.open(Postgres.RUNTIME, "");
                Database later = primary.open(Postgres.RUNTIME, LATER)) {
            awaitFollowing(later);
            sheet.putAll("postgres.async", workload.run(new Predictions(later), 31));
            sheet.putAll("postgres.sync", workload.run(new Predictions(waiting), 33));
            double memory = Footprint.pssMb(primary.pids()) + Footprint.pssMb(replica.pids());
            sheet.put("postgres.sync.pss.mb", memory);
            sheet.put("postgres.sync.disk.mb", Footprint.diskMb(List.of(place.data(), replicaPlace.data())));
            failover("postgres.sync", primary, replica, "");
        } finally {
            primary.close();
            replica.close();
        }
        long began = System.nanoTime();
        PostgresNode.Place followed = replicaPlace;
        PostgresNode.Place follower = PostgresSite.replica(followed, place.data());
        primary = PostgresNode.start(followed, PostgresSite.synchronous());
        replica = PostgresNode.start(follower, List.of());
        try (Database later = primary.open(Postgres.RUNTIME, LATER)) {
            awaitFollowing(later);
            sheet.put("postgres.rebuild.seconds", (System.nanoTime() - began) / 1e9);
            failover("postgres.async", primary, replica, LATER);
        } finally {
            primary.close();
            replica.close();
        }
    }

    /** The primary is killed under load and the replica promoted; the driver, which knows both, finds the one that writes. */
    private void failover(String system, PostgresNode primary, PostgresNode replica, String options) {
        try (Database both = primary.openWith(replica, Postgres.RUNTIME, options);
                Database promoted = replica.open(Postgres.RUNTIME, "")) {
            PredictionStore store = new Predictions(both);
            try (Load load = new Load(() -> store, new Flights(system.hashCode() & 0xffff, 8))) {
                load.awaitBatches(60);
                primary.kill();
                execute(promoted, "SELECT pg_promote(true, 60)");
                load.awaitBatchesMore(40);
                load.stop();
                sheet.loss(
                        system,
                        load,
                        Loss.missing(load.acknowledged(), new Predictions(promoted))
                                .size());
            }
        }
    }

    private static void awaitFollowing(Database database) {
        Await.until(
                "the replica follows",
                PATIENCE,
                () -> database.jdbi().withHandle(handle -> handle.createQuery(
                                        "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = 'sync'")
                                .mapTo(Long.class)
                                .one())
                        == 1);
    }

    private static void execute(Database database, String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }
}
