package dev.chainon.serving.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.Await;
import dev.chainon.serving.http.ToyServer;
import dev.chainon.serving.security.Doors;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All replicas are replaced one after the other while clients go on asking. */
class RollingUpgradeTest {

    private static final int CALLERS = 4;
    private static final String ROW =
            "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3],\"datatype\":\"FP32\",\"data\":[1,2,3]}]}";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<ToyServer> replicas = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Map<String, Integer> lost = new ConcurrentHashMap<>();
    private final Set<String> versions = ConcurrentHashMap.newKeySet();
    private int port;

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        replicas.forEach(ToyServer::close);
    }

    private ToyServer replica(int index, int wanted, int version) {
        try {
            return new ToyServer(Files.createDirectories(folder.resolve(index + "-" + version)), wanted).serve(version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void balance() {
        List<String> addresses =
                replicas.stream().map(r -> "http://127.0.0.1:" + r.port).toList();
        BalancerSettings settings = new BalancerSettings(
                "127.0.0.1",
                0,
                1,
                addresses,
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                64,
                1 << 20,
                -1,
                Strategies.slowStart(Policy.POWER_OF_TWO, Duration.ofMillis(500)),
                Doors.settings(folder, "chainon.security.access = open"));
        port = new Balancer(vertx, settings, Telemetry.NONE, () -> "").start();
    }

    private HttpResponse<String> send(String method, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : ROW))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> states() {
        JsonArray backends = new JsonObject(send("GET", "/balancer/backends").body()).getJsonArray("backends");
        Map<String, String> states = new TreeMap<>();
        for (Object each : backends) {
            states.put(((JsonObject) each).getString("address"), ((JsonObject) each).getString("state"));
        }
        return states;
    }

    private void await(ToyServer replica, String state) {
        Await.until("replica to be " + state, () -> state.equals(states().get("http://127.0.0.1:" + replica.port)));
    }

    /** Every other request must not be sent twice: it would be lost if a replica did not finish what it has. */
    private void load(AtomicBoolean stop) {
        for (int i = 0; !stop.get(); i++) {
            boolean repeatable = i % 2 == 0;
            HttpResponse<String> response =
                    send("POST", repeatable ? "/v2/models/kettle-spills/infer" : "/v1/nothing-here");
            if (response.statusCode() == (repeatable ? 200 : 404)) {
                answered.incrementAndGet();
                if (repeatable) {
                    versions.add(new JsonObject(response.body()).getString("model_version"));
                }
            } else {
                lost.merge(response.statusCode() + " " + response.body(), 1, Integer::sum);
            }
        }
    }

    private void replace(int index) {
        ToyServer old = replicas.get(index);
        old.health.missing("process", "it is ending");
        await(old, "DOWN");
        old.drain();
        replicas.set(index, replica(index, old.port, 2));
        await(replicas.get(index), "READY");
        int before = answered.get();
        Await.until("load on the new replica", () -> answered.get() > before + 200);
    }

    @Test
    @Criterion("B1Cr1.rolling-upgrade")
    @Criterion("B2Cr6.draining")
    void rollingUpgradeOfAllReplicas_underLoad_losesNoRequest() throws Exception {
        for (int i = 0; i < 3; i++) {
            replicas.add(replica(i, 0, 1));
        }
        balance();
        replicas.forEach(each -> await(each, "READY"));
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<?>> loads = new ArrayList<>();
        try {
            for (int i = 0; i < CALLERS; i++) {
                loads.add(callers.submit(() -> load(stop)));
            }
            Await.until("load", () -> answered.get() > 200);
            for (int i = 0; i < replicas.size(); i++) {
                replace(i);
            }
            stop.set(true);
            for (Future<?> each : loads) {
                each.get();
            }
        } finally {
            stop.set(true);
            callers.shutdown();
        }
        assertThat(lost).isEmpty();
        assertThat(versions).containsExactlyInAnyOrder("1", "2");
        assertThat(answered.get()).isGreaterThan(800);
    }
}
