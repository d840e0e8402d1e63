package dev.chainon.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.http.ToyServer;
import dev.chainon.serving.model.OnnxFile;
import dev.chainon.serving.predictor.LiveEngines;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictRouteTest {

    private static final String PREDICT = "/v1/kettles/predict";

    @TempDir
    static Path folder;

    private static ToyServer server;

    @BeforeAll
    static void start() {
        server = new ToyServer(folder).serve(2).withLog();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersOneInstance_withTheEnginesFeatures() {
        HttpResponse<String> response =
                server.post(PREDICT + "?explain=features", "{\"kettle\":\"red\",\"litres\":1.5}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonObject answer = new JsonObject(response.body());
        assertThat(answer.getDouble("probability"))
                .isCloseTo(OnnxFile.expected(1.5f + 0.5f, 0.5f, 2), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(answer.getString("model_name")).isEqualTo("kettle-spills");
        assertThat(answer.getString("model_version")).isEqualTo("2");
        assertThat(answer.getLong("minute")).isEqualTo(600);
        assertThat(answer.getJsonObject("facts")).isEqualTo(new JsonObject().put("kettle", "red"));
        assertThat(answer.getJsonObject("features").getDouble("litres")).isEqualTo(1.5);
        assertThat(answer.getJsonObject("features").getDouble("spill_rate")).isEqualTo(0.5);
    }

    @Test
    void answersAnArray_inItsOrder_withoutFeatures() {
        JsonArray answers = new JsonArray(server.post(PREDICT, "[{\"kettle\":\"a\"},{\"kettle\":\"b\",\"litres\":9}]")
                .body());
        assertThat(answers).hasSize(2);
        assertThat(answers.getJsonObject(1).getJsonObject("facts").getString("kettle"))
                .isEqualTo("b");
        assertThat(answers.getJsonObject(1).containsKey("features")).isFalse();
        assertThat(answers.getJsonObject(0).getDouble("probability"))
                .isLessThan(answers.getJsonObject(1).getDouble("probability"));
    }

    @Test
    void leavesNoTraceInTheEngine() {
        String before = server.post(PREDICT, "{\"kettle\":\"red\"}").body();
        server.post(PREDICT, "{\"kettle\":\"red\",\"litres\":8}");
        assertThat(server.post(PREDICT, "{\"kettle\":\"red\"}").body()).isEqualTo(before);
    }

    @Test
    void waitsOnAWorker_whenThePredictorHasTheEngine() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        LiveEngines.whileHeld(server.engine, () -> {
            asked.add(server.postLater(PREDICT, "{\"kettle\":\"red\"}"));
            assertThat(server.get("/v2/health/live").statusCode()).isEqualTo(200);
            assertThat(asked.get(0)).isNotDone();
        });
        assertThat(asked.get(0).get().statusCode()).isEqualTo(200);
    }

    @Test
    void answersLargeArrays_onAWorker() {
        String large = "[" + String.join(",", Collections.nCopies(40, "{\"kettle\":\"" + "x".repeat(60) + "\"}")) + "]";
        assertThat(new JsonArray(server.post(PREDICT, large).body())).hasSize(40);
    }

    @Test
    @Criterion("B1Cr4.openapi")
    void featuresOfTheRequest_replaceTheStreams_orDoWithoutIt() {
        JsonObject asIf = new JsonObject(
                server.post(PREDICT, "{\"kettle\":\"red\",\"litres\":1.5,\"features\":{\"spill_rate\":4}}")
                        .body());
        assertThat(asIf.getString("state")).isEqualTo("as-if");
        assertThat(asIf.getDouble("probability"))
                .isCloseTo(OnnxFile.expected(1.5f + 4, 0.5f, 2), org.assertj.core.data.Offset.offset(1e-6));

        String all = "{\"features\":{\"litres\":1,\"spill_rate\":2,\"labels_today\":-4}}";
        try (ToyServer withoutLog = new ToyServer(folder).serve(2)) {
            JsonObject explicit = new JsonObject(withoutLog.post(PREDICT, all).body());
            assertThat(explicit.getString("state")).isEqualTo("explicit");
            assertThat(explicit.getDouble("probability"))
                    .isCloseTo(OnnxFile.expected(-1, 0.5f, 2), org.assertj.core.data.Offset.offset(1e-6));
            assertThat(explicit.containsKey("minute")).isFalse();
        }
    }

    @Test
    void isNotReady_beforeTheLogIsRead() {
        try (ToyServer early = new ToyServer(folder).serve(2)) {
            early.health.missing("log", "read 5 of 10 events");
            HttpResponse<String> response = early.post(PREDICT, "{\"kettle\":\"a\"}");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(new JsonObject(response.body()).getString("detail"))
                    .isEqualTo("not ready: log: read 5 of 10 events");
        }
    }
}
