package dev.chainon.serving.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.Await;
import dev.chainon.serving.http.ToyProcess;
import dev.chainon.serving.http.ToyServer;
import dev.chainon.serving.security.Doors;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BalancerTest {

    private static final Duration UNDER_LOAD = Duration.ofSeconds(2);
    private static final String INFER = "/v2/models/kettle-spills/infer";
    private static final String ROW =
            "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3],\"datatype\":\"FP32\",\"data\":[1,2,3]}]}";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void balance(int... ports) {
        balance(Duration.ofMillis(200), ports);
    }

    /** @param check pace of the checks, and their patience: under load a replica that lives may answer late */
    private void balance(Duration check, int... ports) {
        List<String> backends = new ArrayList<>();
        for (int each : ports) {
            backends.add("http://127.0.0.1:" + each);
        }
        BalancerSettings settings = new BalancerSettings(
                "127.0.0.1",
                0,
                1,
                backends,
                check,
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                64,
                1 << 20,
                -1,
                Strategies.of(Policy.POWER_OF_TWO),
                Doors.settings(folder, "chainon.security.access = open"));
        port = new Balancer(vertx, settings, Telemetry.NONE, () -> "figures 1\n").start();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("x-trace", "t1")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> states() {
        JsonArray backends = new JsonObject(get("/balancer/backends").body()).getJsonArray("backends");
        List<String> states = new ArrayList<>();
        for (int i = 0; i < backends.size(); i++) {
            states.add(backends.getJsonObject(i).getString("state"));
        }
        return states;
    }

    private void awaitStates(String... expected) {
        Await.until("states " + List.of(expected), () -> states().equals(List.of(expected)));
    }

    private Path sub(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @Criterion("B2Cr6.balancer")
    void spreadsRequests_andPassesAnswersOn() {
        try (ToyServer one = new ToyServer(sub("1")).serve(1);
                ToyServer two = new ToyServer(sub("2")).serve(1)) {
            balance(one.port, two.port);
            awaitStates("READY", "READY");
            Set<String> replicas = ConcurrentHashMap.newKeySet();
            for (int i = 0; i < 20; i++) {
                HttpResponse<String> response = post(INFER, ROW);
                assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                assertThat(new JsonObject(response.body()).getString("model_version"))
                        .isEqualTo("1");
                assertThat(response.headers().firstValue("content-type")).contains("application/json");
                replicas.add(response.headers().firstValue("x-chainon-replica").orElseThrow());
            }
            assertThat(replicas).hasSize(2);
            assertThat(post(INFER, "{").statusCode()).isEqualTo(400);
            assertThat(get("/v2/models/none").statusCode()).isEqualTo(404);
            assertThat(get("/metrics").body()).isEqualTo("figures 1\n");
            assertThat(get("/v2/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Criterion("B2Cr6.dead-replica")
    void replicaKilledUnderLoad_costsNoRequest() throws Exception {
        try (ToyProcess one = new ToyProcess(sub("1"));
                ToyProcess two = new ToyProcess(sub("2"))) {
            balance(UNDER_LOAD, one.port, two.port);
            awaitStates("READY", "READY");
            AtomicBoolean stop = new AtomicBoolean();
            AtomicInteger answered = new AtomicInteger();
            ExecutorService callers = Executors.newFixedThreadPool(6);
            List<Future<Integer>> failures = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                failures.add(callers.submit(() -> load(stop, answered)));
            }
            Await.until("load", () -> answered.get() > 300);
            one.kill();
            int atDeath = answered.get();
            Await.until("load without the dead one", () -> answered.get() > atDeath + 600);
            stop.set(true);
            for (Future<Integer> each : failures) {
                assertThat(each.get()).isZero();
            }
            callers.shutdown();
            awaitStates("DOWN", "READY");
        }
    }

    private int load(AtomicBoolean stop, AtomicInteger answered) {
        int failed = 0;
        while (!stop.get()) {
            if (post(INFER, ROW).statusCode() == 200) {
                answered.incrementAndGet();
            } else {
                failed++;
            }
        }
        return failed;
    }

    @Test
    void replicaThatIsNotReady_getsNothing() {
        try (ToyServer one = new ToyServer(sub("1")).serve(1);
                ToyServer two = new ToyServer(sub("2")).serve(1)) {
            two.health.missing("log", "read 1 of 2 events");
            balance(one.port, two.port);
            awaitStates("READY", "DOWN");
            for (int i = 0; i < 10; i++) {
                assertThat(post(INFER, ROW).headers().firstValue("x-chainon-replica"))
                        .contains("http://127.0.0.1:" + one.port);
            }
            assertThat(get("/balancer/backends").body()).contains("read 1 of 2 events");
            two.health.done("log");
            awaitStates("READY", "READY");
        }
    }

    @Test
    void withoutAnyReplica_says503_andRecovers() {
        int free;
        try (ToyServer gone = new ToyServer(sub("1"))) {
            free = gone.port;
        }
        balance(free);
        HttpResponse<String> response = post(INFER, ROW);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(response.body()).getString("error"))
                .contains("no replica is ready", "127.0.0.1:" + free);
        assertThat(get("/v2/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/v2/health/live").statusCode()).isEqualTo(200);
        try (ToyServer back = new ToyServer(sub("1"), free).serve(1)) {
            assertThat(back.port).isEqualTo(free);
            awaitStates("READY");
            assertThat(post(INFER, ROW).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Criterion("B2Cr6.slow-replica")
    void slowReplica_getsFewRequests() throws Exception {
        try (ToyServer fast = new ToyServer(sub("1")).serve(1)) {
            AtomicInteger slowRequests = new AtomicInteger();
            HttpServer slow = vertx.createHttpServer()
                    .requestHandler(request -> {
                        if (request.path().endsWith("/ready")) {
                            request.response().end("{}");
                        } else {
                            slowRequests.incrementAndGet();
                            vertx.setTimer(400, t -> request.response().end("{}"));
                        }
                    })
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            balance(UNDER_LOAD, fast.port, slow.actualPort());
            awaitStates("READY", "READY");
            AtomicBoolean stop = new AtomicBoolean();
            AtomicInteger answered = new AtomicInteger();
            ExecutorService callers = Executors.newFixedThreadPool(4);
            List<Future<Integer>> failures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                failures.add(callers.submit(() -> load(stop, answered)));
            }
            Await.until("load", () -> answered.get() > 400);
            stop.set(true);
            for (Future<Integer> each : failures) {
                assertThat(each.get()).isZero();
            }
            callers.shutdown();
            assertThat(slowRequests.get()).isLessThan(100);
        }
    }

    @Test
    void requestThatMayNotBeRepeated_isSentOnce() {
        AtomicInteger received = new AtomicInteger();
        int[] ports = new int[2];
        for (int i = 0; i < 2; i++) {
            ports[i] = vertx.createHttpServer()
                    .requestHandler(request -> {
                        if (request.path().endsWith("/ready")) {
                            request.response().end("{}");
                        } else {
                            received.incrementAndGet();
                            request.connection().close();
                        }
                    })
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .actualPort();
        }
        balance(ports);
        awaitStates("READY", "READY");
        HttpResponse<String> response = post("/v1/orders", "{}");
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(received).hasValue(1);
    }
}
