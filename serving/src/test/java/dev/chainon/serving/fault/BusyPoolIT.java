package dev.chainon.serving.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.serving.Await;
import dev.chainon.store.Database;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All connections to a real database are held, and let go. */
class BusyPoolIT {

    /** At least as many as the pool has. */
    private static final int CONNECTIONS = 8;

    private static final Pattern WAITING = Pattern.compile("(?m)^chainon_pool_waiting_threads\\{[^}]*} (\\S+)$");

    @TempDir
    private Path home;

    @Test
    void connectionsThatAreHeld_letOthersWait_andComeBack() {
        FaultFolder folder = new FaultFolder(home);
        Vertx vertx = Vertx.vertx();
        try (TestDatabase server = TestDatabase.fresh();
                PrometheusTelemetry telemetry = new PrometheusTelemetry()) {
            Database database = server.as(RuntimeRole.SERVING);
            database.watch(telemetry);
            try (ReplicaFaults faults = new ReplicaFaults(folder, vertx, database.dataSource(), CONNECTIONS)) {
                faults.start();
                assertThat(waiting(telemetry)).isZero();
                folder.turn(Fault.BUSY_POOL, true);
                Await.until("a thread waits", () -> waiting(telemetry) > 0);
                folder.turn(Fault.BUSY_POOL, false);
                Await.until("none waits", () -> waiting(telemetry) == 0);
                int one = database.jdbi().withHandle(handle -> handle.createQuery("SELECT 1")
                        .mapTo(Integer.class)
                        .one());
                assertThat(one).isEqualTo(1);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static double waiting(PrometheusTelemetry telemetry) {
        return WAITING.matcher(telemetry.scrape())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }
}
