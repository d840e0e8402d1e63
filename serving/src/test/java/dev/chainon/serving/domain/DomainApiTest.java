package dev.chainon.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.model.Prediction;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.http.ToyServer;
import dev.chainon.serving.model.OnnxFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainApiTest {

    @TempDir
    static Path folder;

    private static ToyServer server;

    @BeforeAll
    static void start() {
        server = new ToyServer(folder).serve(3).withLog();
        server.predictions.upsert(
                List.of(prediction("a/I", 600, "blue"), prediction("b/I", 620, "blue"), prediction("c/I", 610, "red")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Prediction prediction(String event, long minute, String kettle) {
        return new Prediction(1, event, event, minute, 0.25, "kettle-spills", 3, minute, 0, Map.of("kettle", kettle));
    }

    private static JsonObject ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    @Test
    @Criterion("B2Cr7.domain-api")
    void theBoard_listsTheNewestOfAPlace_theLatestFirst() {
        JsonArray both = ok(server.get("/v1/kettles/boards/kettle/blue")).getJsonArray("predictions");
        assertThat(both.stream().map(p -> ((JsonObject) p).getString("id"))).containsExactly("1:b/I", "1:a/I");
        assertThat(both.getJsonObject(1).getString("time")).isEqualTo("1970-01-01T10:00:00Z");
        assertThat(ok(server.get("/v1/kettles/boards/kettle/blue?limit=1")).getJsonArray("predictions"))
                .hasSize(1);
        assertThat(ok(server.get("/v1/kettles/boards/kettle/%C3%A9t%C3%A9")).getString("value"))
                .isEqualTo("été");
    }

    @Test
    @Criterion("B2Cr7.domain-api")
    void aPrediction_isFoundByItsId_slashAndAll() {
        JsonObject found = ok(server.get("/v1/kettles/predictions/1:c%2FI"));
        assertThat(found.getString("subject")).isEqualTo("c/I");
        assertThat(found.getJsonObject("facts").getString("kettle")).isEqualTo("red");
        assertThat(server.get("/v1/kettles/predictions/1:d%2FI").statusCode()).isEqualTo(404);
        assertThat(server.get("/v1/kettles/predictions/a%00b").statusCode()).isEqualTo(404);
    }

    @Test
    @Criterion("B2Cr7.domain-api")
    void theModelCard_isThatOfTheVersionThatServes() {
        JsonObject card = ok(server.get("/v1/kettles/model"));
        assertThat(card.getString("uri")).isEqualTo("models:/kettle-spills/3");
        assertThat(card.getJsonArray("features")).containsExactly("litres", "spill_rate", "labels_today");
        HttpResponse<String> text = server.get(card.getString("card"));
        assertThat(text.headers().firstValue("content-type")).contains("text/markdown; charset=utf-8");
        assertThat(text.body()).startsWith("# Card");
    }

    @Test
    @Criterion("B2Cr7.explained")
    void anExplanation_addsUpToTheScore() {
        JsonObject all = ok(server.post("/v1/kettles/explain?top=3", "{\"kettle\":\"red\",\"litres\":5}"));
        assertThat(all.getDouble("probability")).isCloseTo(OnnxFile.expected(5 + 0.5f, 0.5f, 3), Offset.offset(1e-6));
        assertThat(all.getDouble("baseline") + sum(all) + all.getDouble("others"))
                .isCloseTo(all.getDouble("probability"), Offset.offset(1e-6));
        JsonObject first = all.getJsonArray("contributions").getJsonObject(0);
        assertThat(first.getString("feature")).isEqualTo("litres");
        assertThat(first.getDouble("contribution")).isPositive();
        JsonObject one = ok(server.post("/v1/kettles/explain?top=1", "{\"kettle\":\"red\",\"litres\":5}"));
        assertThat(one.getJsonArray("contributions")).hasSize(1);
        assertThat(one.getDouble("baseline") + sum(one) + one.getDouble("others"))
                .isCloseTo(one.getDouble("probability"), Offset.offset(1e-6));
        assertThat(all.getJsonObject("method").getString("name")).isEqualTo("shapley-permutation-sampling");
    }

    private static double sum(JsonObject explanation) {
        return explanation.getJsonArray("contributions").stream()
                .mapToDouble(c -> ((JsonObject) c).getDouble("contribution"))
                .sum();
    }

    @Test
    void nothingIsExplained_beforeTheStreamBroughtSomethingToCompareWith() {
        try (ToyServer early = new ToyServer(folder).serve(3)) {
            HttpResponse<String> response = early.post(
                    "/v1/kettles/explain", "{\"features\":{\"litres\":1,\"spill_rate\":2,\"labels_today\":3}}");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(new JsonObject(response.body()).getString("detail")).contains("no instance came on the stream");
        }
    }

    @Test
    void aDatabaseThatIsAway_isNotReady_andPredictionsGoOn() {
        try (ToyServer alone = new ToyServer(folder).serve(3).withLog()) {
            alone.predictions.away = true;
            assertThat(alone.get("/v1/kettles/boards/kettle/blue").statusCode()).isEqualTo(503);
            assertThat(alone.get("/v1/kettles/predictions/1:a").body())
                    .contains("does not answer")
                    .doesNotContain("planted");
            assertThat(alone.post("/v1/kettles/predict", "{\"kettle\":\"red\"}").statusCode())
                    .isEqualTo(200);
        }
    }
}
