package dev.chainon.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Health;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.monitoring.stream.StreamBoard;
import dev.chainon.streams.Published;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonitoringRoutesTest {

    private final Vertx vertx = Vertx.vertx();
    private final Health health = new Health();
    private final PrometheusTelemetry telemetry = new PrometheusTelemetry();
    private final StreamBoard board = new StreamBoard(2, InstantSource.system(), telemetry);
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        Router router = Router.router(vertx);
        new MonitoringRoutes(telemetry, board::figures, board, health).mount(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        board.published(new Published(
                0,
                1_007,
                new Prediction(2, "k1/I", "k1", 77, .25, "kettle-spills", 3, 0, 1_000, Map.of("kettle", "blue"))));
    }

    @AfterEach
    void stop() {
        vertx.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void givesFiguresAsFlatNumbers() throws Exception {
        JsonObject figures = new JsonObject(get("/api/figures").body());

        assertThat(figures.getDouble("stream.latency.p50.ms")).isEqualTo(7);
        assertThat(figures).allSatisfy(entry -> assertThat(entry.getValue()).isInstanceOf(Number.class));
    }

    @Test
    void givesTheLatestPredictionsWithTheirFacts() throws Exception {
        JsonObject first = new JsonObject(get("/api/live").body())
                .getJsonArray("predictions")
                .getJsonObject(0);

        assertThat(first.getString("id")).isEqualTo("2:k1/I");
        assertThat(first.getJsonObject("facts").getString("kettle")).isEqualTo("blue");
    }

    @Test
    void givesMetricsInPrometheusFormat() throws Exception {
        assertThat(get("/metrics").body())
                .contains("chainon_stream_predictions_total{model_name=\"kettle-spills\",model_version=\"3\"} 1.0");
    }

    @Test
    @Criterion("B1Cr6.live-drift")
    void givesTheReportOfDriftAsJsonAndAsPage_inBothLanguages() throws Exception {
        board.performance().known("k1", 90, true);
        JsonObject version = new JsonObject(get("/api/drift").body())
                .getJsonArray("versions")
                .getJsonObject(0);

        assertThat(version.getString("model_version")).isEqualTo("3");
        assertThat(version.getString("reference")).isEqualTo("absent: the model has no reference");
        assertThat(version.getJsonObject("labels").getLong("rows")).isEqualTo(1);
        assertThat(get("/api/drift.html").body())
                .startsWith("<!doctype html><html lang=\"fr\">")
                .contains(
                        "kettle-spills, version 3",
                        "absent: the model has no reference",
                        "<th scope=\"col\">seuil</th>");
        assertThat(get("/api/drift.html?lang=en").body()).contains("lang=\"en\"", "<th scope=\"col\">bound</th>");
    }

    @Test
    void namesTheMissingStep_whenNotReady() throws Exception {
        health.missing("log", "the broker does not answer");

        assertThat(get("/v2/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/v2/health/ready").body()).contains("log: the broker does not answer");
        assertThat(get("/v2/health/live").statusCode()).isEqualTo(200);
    }
}
