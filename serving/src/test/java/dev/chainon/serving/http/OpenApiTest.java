package dev.chainon.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.model.Prediction;
import dev.chainon.evidence.record.Criterion;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description that is served, held against what is mounted and against real answers. */
class OpenApiTest {

    private static final String ROWS =
            "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3],\"datatype\":\"FP32\",\"data\":[1,2,3]}]}";

    @TempDir
    static Path folder;

    private static ToyServer server;
    private static ToyServer empty;
    private static Description description;

    @BeforeAll
    static void start() {
        server = new ToyServer(folder).serve(1).withLog();
        server.predictions.upsert(
                List.of(new Prediction(1, "k/I", "k", 600, 0.25, "kettle-spills", 1, 0, 0, Map.of("kettle", "blue"))));
        empty = new ToyServer(folder);
        empty.health.missing("model", "no champion yet");
        empty.predictions.away = true;
        description = Description.of(server.get("/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        server.close();
        empty.close();
    }

    /** A call and the operation that it is of. */
    record Call(String operation, String method, String path, String body) {
        static Call get(String operation, String path) {
            return new Call("GET " + operation, "GET", path, "");
        }

        static Call post(String operation, String path, String body) {
            return new Call("POST " + operation, "POST", path, body);
        }
    }

    static List<Call> calls() {
        String model = "/v2/models/{model}";
        String version = model + "/versions/{version}";
        String own = "/v2/models/kettle-spills";
        String board = "/v1/kettles/boards/{fact}/{value}";
        String prediction = "/v1/kettles/predictions/{id}";
        return List.of(
                Call.post("/v1/kettles/predict", "/v1/kettles/predict", "{\"kettle\":\"red\"}"),
                Call.post("/v1/kettles/predict", "/v1/kettles/predict?explain=features", "[{\"kettle\":\"red\"}]"),
                Call.post("/v1/kettles/predict", "/v1/kettles/predict", "{\"kettle\":1}"),
                Call.post("/v1/kettles/predict", "/v1/kettles/predict", "{"),
                Call.post("/v1/kettles/explain", "/v1/kettles/explain", "{\"kettle\":\"red\",\"litres\":3}"),
                Call.post("/v1/kettles/explain", "/v1/kettles/explain?top=1", "{\"kettle\":\"red\"}"),
                Call.post("/v1/kettles/explain", "/v1/kettles/explain", "[]"),
                Call.get(board, "/v1/kettles/boards/kettle/blue"),
                Call.get(board, "/v1/kettles/boards/kettle/no%20such"),
                Call.get(board, "/v1/kettles/boards/colour/blue"),
                Call.get(board, "/v1/kettles/boards/kettle/blue?limit=0"),
                Call.get(prediction, "/v1/kettles/predictions/1:k%2FI"),
                Call.get(prediction, "/v1/kettles/predictions/1:none"),
                Call.get("/v1/kettles/model", "/v1/kettles/model"),
                Call.get("/v1/kettles/model", "/v1/kettles/model?format=pdf"),
                Call.get("/v1/kettles/model/card", "/v1/kettles/model/card"),
                Call.get("/v1/errors/{kind}", "/v1/errors/invalid-request"),
                Call.get("/v1/errors/{kind}", "/v1/errors/none"),
                Call.get("/v2", "/v2"),
                Call.get("/v2/health/live", "/v2/health/live"),
                Call.get("/v2/health/ready", "/v2/health/ready"),
                Call.get(model, own),
                Call.get(model, "/v2/models/other"),
                Call.get(version, own + "/versions/1"),
                Call.get(version, own + "/versions/2"),
                Call.get(model + "/ready", own + "/ready"),
                Call.get(version + "/ready", own + "/versions/1/ready"),
                Call.post(model + "/infer", own + "/infer", ROWS),
                Call.post(model + "/infer", own + "/infer", "{}"),
                Call.post(version + "/infer", own + "/versions/1/infer", ROWS),
                Call.post(version + "/infer", own + "/versions/9/infer", ROWS),
                Call.post("/v2/repository/index", "/v2/repository/index", "{}"),
                Call.get("/ops/release", "/ops/release"),
                Call.get("/metrics", "/metrics"),
                Call.get("/openapi.yaml", "/openapi.yaml"),
                Call.get("/openapi.json", "/openapi.json"));
    }

    private static HttpResponse<String> ask(ToyServer server, Call call) {
        if (call.method().equals("GET")) {
            return server.get(call.path());
        }
        return server.send(HttpRequest.newBuilder(server.uri(call.path()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(call.body())));
    }

    @Test
    @Criterion("B1Cr4.openapi")
    void isAnOpenApiDocument_byTheStandardsOwnSchema_inBothForms() throws IOException {
        assertThat(description.violationsOfOpenApi()).isEmpty();
        Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(server.get("/openapi.yaml").body());
        assertThat(yaml.get("openapi")).isEqualTo("3.1.0");
        assertThat(new ObjectMapper().readTree(new JsonObject(yaml).encode())).isEqualTo(description.document());
    }

    @Test
    @Criterion("B1Cr4.openapi")
    void everyRouteThatIsMounted_isDescribed_andNoOther() {
        TreeSet<String> mounted = new TreeSet<>();
        for (Route route : server.mounted()) {
            // One path is mounted a second time, by the model's name, to be found faster.
            String path = route.getPath().replaceAll(":([a-z]+)", "{$1}").replace("kettle-spills", "{model}");
            for (HttpMethod method : route.methods()) {
                mounted.add(method + " " + path);
            }
        }
        assertThat(mounted).isEqualTo(description.operations());
    }

    @Test
    @Criterion("B1Cr4.openapi")
    void everyOperation_isCalledByThisTest_andSucceedsAtLeastOnce() {
        Set<String> answered = calls().stream()
                .filter(call -> ask(server, call).statusCode() == 200)
                .map(Call::operation)
                .collect(Collectors.toSet());
        assertThat(answered).isEqualTo(description.operations());
    }

    @ParameterizedTest
    @MethodSource("calls")
    @Criterion("B1Cr4.openapi")
    @Criterion("B2Cr7.contracts")
    void everyAnswer_isOneThatIsDescribed(Call call) throws IOException {
        assertThat(description.violations(call.operation(), ask(server, call)))
                .as("a server that is ready")
                .isEmpty();
        assertThat(description.violations(call.operation(), ask(empty, call)))
                .as("a server without a model, a log or a database")
                .isEmpty();
    }

    @Test
    @Criterion("B1Cr4.openapi")
    void answersThatComeBeforeARoute_areDescribedToo() throws IOException {
        String operation = "POST /v1/kettles/predict";
        HttpRequest.Builder text = HttpRequest.newBuilder(server.uri("/v1/kettles/predict"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        for (HttpResponse<String> answer : List.of(
                server.get("/v1/kettles/predict"),
                server.send(text),
                server.post("/v1/kettles/predict", " ".repeat(30_000)),
                server.get("/v1/nowhere"))) {
            assertThat(answer.statusCode()).isIn(404, 405, 413, 415);
            assertThat(description.violations(operation, answer)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"kettle\":\"red\"}",
                "200 | {\"kettle\":\"red\",\"litres\":2,\"features\":{\"litres\":1}}",
                "200 | {\"features\":{\"litres\":1,\"spill_rate\":2,\"labels_today\":3}}",
                "200 | [{\"kettle\":\"red\"}]",
                "400 | {}",
                "400 | {\"kettle\":7}",
                "400 | {\"kettle\":\"red\",\"colour\":1}",
                "400 | {\"kettle\":\"red\",\"features\":{\"steam\":1}}",
                "400 | {\"features\":{\"litres\":1}}",
                "400 | []",
                "400 | 7"
            })
    @Criterion("B1Cr4.openapi")
    void requestsThatAreAccepted_areThoseThatTheDescriptionAccepts(int status, String body) throws IOException {
        assertThat(server.post("/v1/kettles/predict", body).statusCode()).isEqualTo(status);
        List<String> violations = description.violations(
                "/paths/~1v1~1kettles~1predict/post/requestBody/content/application~1json/schema", body);
        assertThat(violations.isEmpty()).as(violations.toString()).isEqualTo(status == 200);
    }

    @Test
    void anUndescribedAnswer_isFound() throws IOException {
        String altered = server.get("/openapi.json").body().replace("\"model_version\":{", "\"model_edition\":{");
        Description other = Description.of(altered);
        Call call = Call.post("/v1/kettles/predict", "/v1/kettles/predict", "{\"kettle\":\"red\"}");
        assertThat(other.violations(call.operation(), ask(server, call))).isNotEmpty();
    }
}
