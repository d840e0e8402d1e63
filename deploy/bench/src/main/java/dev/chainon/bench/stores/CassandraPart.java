package dev.chainon.bench.stores;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.metadata.Node;
import dev.chainon.bench.Workbench;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cassandra: one node, which is its data model without any distribution, then three with a copy on each. */
record CassandraPart(Workbench bench, Home home, Workload workload, Sheet sheet) {

    private static final Logger LOG = LoggerFactory.getLogger(CassandraPart.class);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ATTEMPTS = 20;

    void oneNode() throws IOException, InterruptedException {
        bench.say("Cassandra, one node");
        try (CassandraRing ring = CassandraRing.start(new Home(home.code(), home.folder("one")), 1, List.of());
                CqlSession session = ring.connect()) {
            CassandraTables.create(session, 1);
            CassandraPredictions store = store(session, DefaultConsistencyLevel.ONE);
            sheet.putAll("cassandra1", workload.run(store, 11));
            footprint("cassandra1", ring);
            try (Load load = new Load(() -> store, new Flights(18, 6))) {
                load.awaitBatches(40);
                ring.kill(1);
                load.awaitErrors(1);
                ring.restart(1);
                load.awaitBatchesMore(40);
                load.stop();
                sheet.loss(
                        "cassandra1",
                        load,
                        Loss.missing(load.acknowledged(), store).size());
            }
        }
    }

    void threeNodes() throws IOException, InterruptedException {
        bench.say("Cassandra, three nodes");
        try (CassandraRing ring = CassandraRing.start(new Home(home.code(), home.folder("three")), 3, List.of());
                CqlSession session = ring.connect()) {
            CassandraTables.create(session, 3);
            CassandraPredictions quorum = store(session, DefaultConsistencyLevel.QUORUM);
            sheet.putAll("cassandra3.one", workload.run(store(session, DefaultConsistencyLevel.ONE), 11));
            sheet.putAll("cassandra3.quorum", workload.run(quorum, 13));
            footprint("cassandra3.quorum", ring);
            schemaChange(session, quorum);
            nodeLoss(ring, session, quorum);
            twoNodesLost(ring, session);
        }
    }

    private void schemaChange(CqlSession session, CassandraPredictions store) {
        try (Load load = new Load(() -> store, new Flights(17, 5))) {
            load.awaitBatches(20);
            sheet.put(
                    "cassandra3.schema.seconds",
                    PostgresPart.seconds(() -> session.execute("ALTER TABLE chainon.prediction_by_id ADD gate text")));
            load.awaitBatchesMore(20);
            load.stop();
            sheet.put("cassandra3.schema.errors", load.errors());
        }
    }

    private void nodeLoss(CassandraRing ring, CqlSession session, CassandraPredictions store) throws IOException {
        bench.say("  a node is killed under load");
        try (Load load = new Load(() -> store, new Flights(18, 6))) {
            load.awaitBatches(40);
            ring.kill(3);
            load.awaitBatchesMore(100);
            long back = System.nanoTime();
            ring.restart(3);
            sheet.put("cassandra3.restart.seconds", (System.nanoTime() - back) / 1e9);
            load.awaitBatchesMore(40);
            load.stop();
            Await.until("the driver sees three nodes", PATIENCE, () -> CassandraRing.up(session) == 3);
            caughtUp(session, ring.seen(session, 3), new ArrayList<>(load.acknowledged()));
            sheet.put("cassandra3.catchup.seconds", (System.nanoTime() - back) / 1e9);
            sheet.loss(
                    "cassandra3.quorum",
                    load,
                    Loss.missing(load.acknowledged(), store).size());
        }
    }

    /** Waits for the hints: until the node that was away has, by itself, all that was acknowledged meanwhile. */
    private void caughtUp(CqlSession session, Node node, List<String> pending) {
        CassandraPredictions one = store(session, DefaultConsistencyLevel.ONE);
        sheet.put(
                "cassandra3.node.behind",
                pending.stream().filter(id -> !has(session, one, node, id)).count());
        Await.until("the node that was killed has caught up", PATIENCE, () -> {
            pending.removeIf(id -> has(session, one, node, id));
            return pending.isEmpty();
        });
    }

    private static boolean has(CqlSession session, CassandraPredictions one, Node node, String id) {
        try {
            return session.execute(one.statement("SELECT id FROM chainon.prediction_by_id WHERE id = ?", id)
                                    .setNode(node))
                            .one()
                    != null;
        } catch (DriverException e) {
            return false;
        }
    }

    private void twoNodesLost(CassandraRing ring, CqlSession session) {
        bench.say("  two nodes are killed");
        ring.kill(2);
        ring.kill(3);
        Await.until("the driver sees one node", PATIENCE, () -> CassandraRing.up(session) == 1);
        answered("one", store(session, DefaultConsistencyLevel.ONE));
        answered("quorum", store(session, DefaultConsistencyLevel.QUORUM));
        sheet.put("cassandra3.two.lost.attempts", ATTEMPTS);
    }

    private void answered(String level, CassandraPredictions store) {
        Flights flights = new Flights(19, 7);
        String known = new Flights(11, 42).next(1).get(0).id();
        sheet.put("cassandra3.two.lost." + level + ".reads", answered(() -> store.byId(known)));
        sheet.put("cassandra3.two.lost." + level + ".writes", answered(() -> store.upsert(flights.next(1))));
    }

    /** How many of the attempts were not refused. */
    private static int answered(Runnable attempt) {
        int answered = 0;
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                attempt.run();
                answered++;
            } catch (DriverException | CompletionException e) {
                LOG.debug("refused, which is what is counted: {}", e.toString());
            }
        }
        return answered;
    }

    private void footprint(String system, CassandraRing ring) throws IOException {
        sheet.put(system + ".pss.mb", Footprint.pssMb(ring.pids()));
        sheet.put(system + ".disk.mb", Footprint.diskMb(ring.folders()));
    }

    private static CassandraPredictions store(CqlSession session, DefaultConsistencyLevel level) {
        return new CassandraPredictions(session, level, Flights.FACT);
    }
}
