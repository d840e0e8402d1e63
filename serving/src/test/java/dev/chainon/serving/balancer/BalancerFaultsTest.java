package dev.chainon.serving.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.Await;
import dev.chainon.serving.security.Doors;
import dev.chainon.serving.security.Role;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas that misbehave, as real small servers. */
class BalancerFaultsTest {

    private static final String INFER = "/v2/models/m/infer";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;
    private int admin;
    private String key = "";

    @TempDir
    Path folder;

    @BeforeEach
    void makeKey() {
        key = Doors.key(folder, "operator", Role.ADMIN);
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** A replica that is always ready and answers as told. */
    private int replica(Handler<HttpServerRequest> answers) {
        return replica(request -> request.response().end("{}"), answers);
    }

    private int replica(Handler<HttpServerRequest> checks, Handler<HttpServerRequest> answers) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> {
                    if (request.path().endsWith("/health/ready")) {
                        checks.handle(request);
                    } else {
                        answers.handle(request);
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return server.actualPort();
    }

    private static Handler<HttpServerRequest> says(int status, String words) {
        return request -> request.response().setStatusCode(status).end(words);
    }

    /** Each request asks the first replica first: chance always draws 0, and a try goes to another. */
    private void balance(Duration check, Duration attempt, int... ports) throws IOException {
        List<String> backends = new ArrayList<>();
        for (int each : ports) {
            backends.add("http://127.0.0.1:" + each);
        }
        try (ServerSocket free = new ServerSocket(0)) {
            admin = free.getLocalPort();
        }
        BalancerSettings settings = new BalancerSettings(
                "127.0.0.1",
                0,
                1,
                backends,
                check,
                Duration.ofMillis(500),
                attempt,
                64,
                1 << 20,
                admin,
                Strategies.of(Policy.POWER_OF_TWO),
                Doors.settings(folder, "chainon.security.access = open"));
        port = new Balancer(vertx, settings, Telemetry.NONE, () -> "", bound -> 0).start();
        Await.until("all ready", () -> states().stream().allMatch("READY"::equals));
    }

    private List<String> states() {
        JsonArray backends = new JsonObject(send(admin, "GET", "/balancer/backends", "X-API-Key", key)
                        .join()
                        .body())
                .getJsonArray("backends");
        return backends.stream()
                .map(each -> ((JsonObject) each).getString("state"))
                .toList();
    }

    private CompletableFuture<HttpResponse<String>> send(
            int to, String method, String path, String header, String value) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to + path))
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}"))
                .header(header, value)
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> infer() {
        return send(port, "POST", INFER, "x", "x").join();
    }

    @Test
    @Criterion("B2Cr6.retry")
    void whatOneReplicaCannotDo_anotherDoes() throws IOException {
        for (int status : new int[] {500, 502, 503}) {
            balance(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    replica(says(status, "no")),
                    replica(says(200, "yes")));
            assertThat(infer().body()).as("after " + status).isEqualTo("yes");
        }
        balance(Duration.ofSeconds(1), Duration.ofSeconds(2), replica(says(400, "bad")), replica(says(200, "yes")));
        assertThat(infer().statusCode()).isEqualTo(400);
    }

    @Test
    @Criterion("B2Cr6.retry")
    void whatNoReplicaCanDo_isAnsweredAsTheLastSaid() throws IOException {
        balance(Duration.ofSeconds(1), Duration.ofSeconds(2), replica(says(500, "one")), replica(says(500, "two")));
        HttpResponse<String> response = infer();
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("two");
    }

    @Test
    @Criterion("B2Cr6.retry")
    void replicaThatDoesNotAnswer_isLeftForAnother_beforeTheDeadline() throws IOException {
        balance(Duration.ofSeconds(1), Duration.ofMillis(300), replica(request -> {}), replica(says(200, "yes")));
        assertThat(infer().body()).isEqualTo("yes");
    }

    @Test
    @Criterion("B2Cr6.deadline")
    void requestWhoseDeadlinePasses_isNotTriedAgain() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<String> left = new AtomicReference<>("");
        Handler<HttpServerRequest> silent = request -> {
            asked.incrementAndGet();
            left.set(request.getHeader(Deadline.HEADER));
        };
        balance(Duration.ofSeconds(1), Duration.ofSeconds(30), replica(silent), replica(silent));
        HttpResponse<String> response =
                send(port, "POST", INFER, Deadline.HEADER, "200").join();
        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(new JsonObject(response.body()).getString("error")).contains("deadline");
        assertThat(asked).hasValue(1);
        assertThat(Long.parseLong(left.get())).isBetween(1L, 200L);
    }

    @Test
    @Criterion("B2Cr6.paused-replica")
    void replicaThatFallsSilent_losesWhatItHasUnderWay_toAnother() throws IOException {
        AtomicBoolean silent = new AtomicBoolean();
        int falls = replica(
                request -> {
                    if (!silent.get()) {
                        request.response().end("{}");
                    }
                },
                request -> silent.set(true));
        balance(Duration.ofMillis(200), Duration.ofMinutes(5), falls, replica(says(200, "yes")));
        assertThat(infer().body()).isEqualTo("yes");
        assertThat(silent).isTrue();
    }

    @Test
    @Criterion("B2Cr6.draining")
    void drainedReplica_finishesWhatItHas_andGetsNothingNew() throws IOException {
        CompletableFuture<HttpServerRequest> held = new CompletableFuture<>();
        AtomicInteger first = new AtomicInteger();
        int slow = replica(request -> {
            first.incrementAndGet();
            held.complete(request);
        });
        balance(Duration.ofSeconds(1), Duration.ofMinutes(1), slow, replica(says(200, "other")));
        CompletableFuture<HttpResponse<String>> underWay = send(port, "POST", "/v1/orders", "x", "x");
        HttpServerRequest taken = held.join();
        String name = "/balancer/drain?backend=http://127.0.0.1:" + slow;
        assertThat(send(admin, "POST", name, "X-API-Key", key).join().body()).contains("DRAINING");
        for (int i = 0; i < 5; i++) {
            assertThat(infer().body()).isEqualTo("other");
        }
        taken.response().end("done");
        assertThat(underWay.join().body()).isEqualTo("done");
        assertThat(first).hasValue(1);
        assertThat(send(admin, "POST", name.replace("drain", "resume"), "X-API-Key", key)
                        .join()
                        .body())
                .doesNotContain("DRAINING");
        assertThat(send(admin, "POST", "/balancer/drain?backend=http://none:1", "X-API-Key", key)
                        .join()
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Criterion("B2Cr6.draining")
    void replicaThatSaysNotReady_finishesWhatItHas() throws IOException {
        AtomicBoolean ending = new AtomicBoolean();
        CompletableFuture<HttpServerRequest> held = new CompletableFuture<>();
        int ends = replica(
                request -> request.response()
                        .setStatusCode(ending.get() ? 503 : 200)
                        .end("ending"),
                held::complete);
        balance(Duration.ofMillis(100), Duration.ofMinutes(1), ends, replica(says(200, "other")));
        CompletableFuture<HttpResponse<String>> underWay = send(port, "POST", INFER, "x", "x");
        HttpServerRequest taken = held.join();
        ending.set(true);
        Await.until("out", () -> states().equals(List.of("DOWN", "READY")));
        assertThat(infer().body()).isEqualTo("other");
        taken.response().end("done");
        assertThat(underWay.join().body()).isEqualTo("done");
    }
}
