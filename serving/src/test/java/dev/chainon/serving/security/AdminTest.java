package dev.chainon.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.process.Health;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.http.HttpService;
import dev.chainon.serving.http.ToyServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTest {

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Health health = new Health();
    private final AtomicInteger reloads = new AtomicInteger();
    private String admin;
    private String auditor;
    private int port;

    @BeforeEach
    void start() {
        admin = Doors.key(folder, "operator", Role.ADMIN);
        auditor = Doors.key(folder, "audit", Role.AUDITOR);
        AdminRoutes routes = new AdminRoutes(
                health,
                new AdminRoutes.Actions(
                        reloads::incrementAndGet,
                        () -> new JsonObject().put("model_version", "1"),
                        () -> "figures 1\n"));
        port = new HttpService(vertx, List.of(routes), Doors.door(folder, Rules.ADMIN)).start("127.0.0.1", 0, 1);
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private HttpResponse<String> ask(String method, String path, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        return HttpClient.newHttpClient()
                .send(
                        (key.isEmpty() ? request : request.header("X-API-Key", key)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @Criterion("B2Cr7.access")
    void anOperatorDrainsAndTakesBack_anAuditorOnlyReads() throws Exception {
        assertThat(ask("POST", "/admin/drain", "").statusCode()).isEqualTo(401);
        assertThat(ask("POST", "/admin/drain", auditor).statusCode()).isEqualTo(403);
        assertThat(health.ready()).isTrue();

        assertThat(new JsonObject(ask("POST", "/admin/drain", admin).body()).getBoolean("ready"))
                .isFalse();
        assertThat(health.firstMissing()).contains("drain: an operator drains this replica");
        assertThat(new JsonObject(ask("GET", "/admin/status", auditor).body()).getString("missing"))
                .startsWith("drain");

        assertThat(new JsonObject(ask("POST", "/admin/resume", admin).body()).getBoolean("ready"))
                .isTrue();
        assertThat(ask("POST", "/admin/reload", admin).statusCode()).isEqualTo(200);
        assertThat(reloads).hasValue(1);
        assertThat(ask("GET", "/metrics", auditor).body()).isEqualTo("figures 1\n");
        assertThat(ask("GET", "/v2/health/live", "").statusCode()).isEqualTo(200);
    }

    @Test
    @Criterion("B2Cr7.access")
    void thePortForPredictions_hasNoneOfIt() {
        try (ToyServer server =
                new ToyServer(folder, 0, Doors.door(folder, Rules.SERVING, "chainon.security.access = open"))) {
            for (String path : List.of("/admin/drain", "/admin/resume", "/admin/reload")) {
                assertThat(server.post(path, "").statusCode()).isEqualTo(404);
            }
            assertThat(server.get("/admin/status").statusCode()).isEqualTo(404);
        }
    }
}
