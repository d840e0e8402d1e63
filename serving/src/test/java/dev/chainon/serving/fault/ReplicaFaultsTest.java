package dev.chainon.serving.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.metrics.ThreadLoad;
import dev.chainon.serving.Await;
import dev.chainon.serving.http.Door;
import dev.chainon.serving.http.LoopDelay;
import dev.chainon.serving.http.ToyServer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Each fault that a replica suffers by itself: the real thing, seen in the figure that a process publishes, until it is switched off. */
class ReplicaFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double LEAK = 64e6;

    @TempDir
    Path home;

    private final PrometheusTelemetry telemetry = new PrometheusTelemetry();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private FaultFolder folder;
    private ReplicaFaults faults;

    @BeforeEach
    void start() {
        folder = new FaultFolder(home);
        // No test of this class asks for a connection: BusyPoolIT does.
        faults = new ReplicaFaults(folder, vertx, new PGSimpleDataSource(), 0);
        faults.start();
    }

    @AfterEach
    void stop() {
        faults.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        telemetry.close();
    }

    private double figure(String name) {
        Matcher found = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(telemetry.scrape());
        return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
    }

    @Test
    void twoThreadsThatWaitForEachOther_areFoundByTheJvm_andReleased() {
        folder.turn(Fault.DEADLOCK, true);
        Await.until("the deadlock is seen", PATIENCE, () -> figure("jvm_threads_deadlocked") == 2);
        folder.turn(Fault.DEADLOCK, false);
        Await.until("it is over", PATIENCE, () -> figure("jvm_threads_deadlocked") == 0);
    }

    @Test
    void busyThreads_letOthersWaitForACore() {
        ThreadLoad own = ThreadLoad.of(ProcessHandle.current().pid());
        int cores = Runtime.getRuntime().availableProcessors();
        folder.turn(Fault.STARVATION, true);
        Await.until("threads wait", PATIENCE, () -> own.look(System.nanoTime())
                .filter(load -> load.waiting() > cores)
                .isPresent());
        folder.turn(Fault.STARVATION, false);
        Await.until("no thread is busy", PATIENCE, () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("fault-starvation")));
    }

    @Test
    void anEventLoopThatIsHeld_isBehindWhatIsDue_andGoesOn() {
        LoopDelay.watch(vertx, 1, telemetry);
        folder.turn(Fault.BLOCKED_LOOP, true);
        Await.until("it is half a second behind", PATIENCE, () -> figure(Fault.BLOCKED_LOOP.measure()) > .5);
        folder.turn(Fault.BLOCKED_LOOP, false);
        Await.until("it is in time again", PATIENCE, () -> figure(Fault.BLOCKED_LOOP.measure()) < .5);
    }

    @Test
    void memoryThatIsNotGivenBack_grows_andComesBack() {
        double before = figure(Fault.MEMORY_LEAK.measure());
        folder.turn(Fault.MEMORY_LEAK, true);
        Await.until("it grows", PATIENCE, () -> figure(Fault.MEMORY_LEAK.measure()) > before + LEAK);
        double most = figure(Fault.MEMORY_LEAK.measure());
        folder.turn(Fault.MEMORY_LEAK, false);
        Await.until("it shrinks", PATIENCE, () -> figure(Fault.MEMORY_LEAK.measure()) < most - LEAK / 2);
    }

    @Test
    void everyRequestWaits_butTheEventLoopGoesOn() throws Exception {
        try (ToyServer server = new ToyServer(home, 0, faults.door(Door.PLAIN))) {
            folder.turn(Fault.SLOW_REPLICA, true);
            Await.until(
                    "requests wait",
                    PATIENCE,
                    () -> nanos(server.port) > Duration.ofMillis(400).toNanos());
            HttpResponse<String> answer =
                    server.post("/v1/kettles/predict", "{\"kettle\":\"blue\",\"litres\":1,\"minute\":1}");
            assertThat(answer.statusCode())
                    .as("a body that waited is read: %s", answer.body())
                    .isNotEqualTo(500);
            folder.turn(Fault.SLOW_REPLICA, false);
            Await.until(
                    "none waits",
                    PATIENCE,
                    () -> nanos(server.port) < Duration.ofMillis(400).toNanos());
        }
    }

    private static long nanos(int port) {
        long start = System.nanoTime();
        try {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/health/live"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return System.nanoTime() - start;
    }
}
