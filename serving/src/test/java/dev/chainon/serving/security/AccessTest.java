package dev.chainon.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.Await;
import dev.chainon.serving.http.ToyServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that asks who asks. */
class AccessTest {

    private static final String PREDICT = "/v1/kettles/predict";
    private static final String KETTLE = "{\"kettle\":\"red\"}";

    @TempDir
    static Path folder;

    private static ToyServer server;
    private static String predict;
    private static String auditor;
    private static String admin;

    @BeforeAll
    static void start() {
        predict = Doors.key(folder, "dashboard", Role.PREDICT);
        auditor = Doors.key(folder, "audit", Role.AUDITOR);
        admin = Doors.key(folder, "operator", Role.ADMIN);
        server = new ToyServer(folder, 0, Doors.door(folder, Rules.SERVING))
                .serve(1)
                .withLog();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder post(String path) {
        return HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(KETTLE));
    }

    private static HttpResponse<String> ask(String path, String... headers) {
        HttpRequest.Builder request = path.equals(PREDICT) ? post(path) : HttpRequest.newBuilder(server.uri(path));
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    @Test
    @Criterion("B2Cr7.access")
    void withoutAKey_nothingIsAnswered_butHealthAndDescription() {
        for (String path : new String[] {
            PREDICT,
            "/v2",
            "/v2/models/kettle-spills",
            "/v1/kettles/model",
            "/v1/kettles/boards/kettle/red",
            "/metrics",
            "/none"
        }) {
            HttpResponse<String> response = ask(path);
            assertThat(response.statusCode()).as(path).isEqualTo(401);
            assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer realm=\"chainon\"");
        }
        for (String path : new String[] {
            "/v2/health/live", "/v2/health/ready", "/openapi.yaml", "/openapi.json", "/v1/errors/unauthenticated"
        }) {
            assertThat(ask(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    @Criterion("B2Cr7.access")
    void aKeyOpens_byEitherHeader() {
        assertThat(ask(PREDICT, "X-API-Key", predict).statusCode()).isEqualTo(200);
        assertThat(ask(PREDICT, "Authorization", "Bearer " + predict).statusCode())
                .isEqualTo(200);
        assertThat(ask(PREDICT, "authorization", "bEaReR " + predict).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Criterion("B2Cr7.access")
    void eachRole_doesWhatIsItsOwn_andNoMore() {
        assertThat(ask("/metrics", "X-API-Key", auditor).statusCode()).isEqualTo(200);
        assertThat(ask("/metrics", "X-API-Key", admin).statusCode()).isEqualTo(200);
        assertThat(ask("/metrics", "X-API-Key", predict).statusCode()).isEqualTo(403);
        HttpResponse<String> refused = ask(PREDICT, "X-API-Key", auditor);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(new JsonObject(refused.body()).getString("detail"))
                .isEqualTo("'audit' has the roles [auditor]; this needs one of [predict]");
        assertThat(ask("/v2/models/kettle-spills", "X-API-Key", admin).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "chn_",
                "chn_000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "null",
                "Basic YTpi"
            })
    @Criterion("B2Cr7.access")
    void otherWordsDoNot(String word) {
        assertThat(ask(PREDICT, "X-API-Key", word).statusCode()).isEqualTo(401);
        assertThat(ask(PREDICT, "Authorization", word).statusCode()).isEqualTo(401);
        assertThat(ask(PREDICT, "Authorization", "Bearer " + word).statusCode()).isEqualTo(401);
    }

    @Test
    @Criterion("B2Cr7.access")
    void aChangedSecret_orTwoKeysAtOnce_orOneInTheAddress_doNot() {
        char last = predict.charAt(predict.length() - 1);
        String changed = predict.substring(0, predict.length() - 1) + (last == 'A' ? 'E' : 'A');
        assertThat(ask(PREDICT, "X-API-Key", changed).statusCode()).isEqualTo(401);
        HttpResponse<String> two = ask(PREDICT, "X-API-Key", predict, "Authorization", "Bearer " + predict);
        assertThat(two.statusCode()).isEqualTo(401);
        assertThat(two.body()).contains("not several");
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/v2?X-API-Key=" + predict)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Criterion("B2Cr7.access")
    void aRevokedKey_opensNoMore_withinSeconds() {
        String fleeting = Doors.key(folder, "fleeting", Role.PREDICT);
        Await.until("the new key", () -> ask(PREDICT, "X-API-Key", fleeting).statusCode() == 200);
        assertThat(Doors.file(folder).revoke(fleeting.substring(4, 16), java.time.Instant.now()))
                .isTrue();
        Await.until("its end", () -> ask(PREDICT, "X-API-Key", fleeting).statusCode() == 401);
        assertThat(ask(PREDICT, "X-API-Key", predict).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/health/live/../../metrics",
        "/v2/health/ready/%2e%2e/%2E%2e/models/kettle-spills",
        "/v1/errors/../kettles/model",
        "//metrics",
        "/v2/health/./live/../../v2",
        "/v1/errors/..%5Ckettles"
    })
    @Criterion("B2Cr7.access")
    void crookedPaths_leadRoundNoRule(String path) throws Exception {
        String answer = RawRequest.ask(
                server.port, "GET " + path + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + predict + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404");
        assertThat(RawRequest.ask(server.port, "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 40");
    }

    /** The door of gRPC stands before any handler of requests: here one that says what it was asked. */
    @Test
    @Criterion("B2Cr7.access")
    void callsOverHttp2_areAskedToo_butForReadiness() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            int port = Doors.door(folder, Rules.GRPC)
                    .server(vertx, request -> request.response().end("asked " + request.path()))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get()
                    .actualPort();
            String service = "http://127.0.0.1:" + port + "/inference.GRPCInferenceService/";
            assertThat(call(service + "ServerReady", "").body()).startsWith("asked");
            assertThat(call(service + "ModelInfer", "").statusCode()).isEqualTo(401);
            HttpResponse<String> known = call(service + "ModelInfer", predict);
            assertThat(known.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(known.body()).startsWith("asked");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static HttpResponse<String> call(String address, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .version(HttpClient.Version.HTTP_2)
                .POST(HttpRequest.BodyPublishers.ofString("x"));
        return HttpClient.newHttpClient()
                .send(
                        (key.isEmpty() ? request : request.header("X-API-Key", key)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void answersCarryTheHeadersThatBrowsersObey_andLetNoOtherSiteRead() {
        HttpResponse<String> response = ask(PREDICT, "X-API-Key", predict, "Origin", "https://elsewhere.example");
        assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
        assertThat(response.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(response.headers().map())
                .doesNotContainKeys("access-control-allow-origin", "server", "x-powered-by");
        HttpRequest.Builder preflight = HttpRequest.newBuilder(server.uri(PREDICT))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .headers("Origin", "https://elsewhere.example", "Access-Control-Request-Method", "POST");
        HttpResponse<String> asked = server.send(preflight);
        assertThat(asked.statusCode()).isEqualTo(401);
        assertThat(asked.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void aSiteThatIsListed_mayRead_andNoOther() {
        String line = "chainon.security.origins = [\"https://board.example\"]";
        try (ToyServer open = new ToyServer(
                        folder, 0, Doors.door(folder, Rules.SERVING, line, "chainon.security.access = open"))
                .serve(1)
                .withLog()) {
            HttpRequest.Builder preflight = HttpRequest.newBuilder(open.uri(PREDICT))
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                    .headers("Origin", "https://board.example", "Access-Control-Request-Method", "POST");
            HttpResponse<String> asked = open.send(preflight);
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(asked.headers().firstValue("access-control-allow-origin"))
                    .contains("https://board.example");
            HttpResponse<String> other =
                    open.send(HttpRequest.newBuilder(open.uri("/v2")).header("Origin", "https://board.example.evil"));
            assertThat(other.headers().map()).doesNotContainKey("access-control-allow-origin");
            assertThat(other.headers().firstValue("vary")).contains("origin");
        }
    }
}
