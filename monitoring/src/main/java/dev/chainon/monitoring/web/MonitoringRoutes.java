package dev.chainon.monitoring.web;

import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Health;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.monitoring.stream.StreamBoard;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** GET /metrics, /api/figures, /api/live, /api/drift, /api/drift.html, /v2/health/live, /v2/health/ready. */
public final class MonitoringRoutes {

    private final PrometheusTelemetry telemetry;
    private final Supplier<Map<String, Double>> figures;
    private final StreamBoard board;
    private final Health health;

    public MonitoringRoutes(
            PrometheusTelemetry telemetry, Supplier<Map<String, Double>> figures, StreamBoard board, Health health) {
        this.telemetry = telemetry;
        this.figures = figures;
        this.board = board;
        this.health = health;
    }

    public void mount(Router router) {
        router.get("/metrics").blockingHandler(this::metrics, false);
        router.get("/api/figures").blockingHandler(context -> json(context, 200, figures()), false);
        router.get("/api/live").blockingHandler(context -> json(context, 200, live()), false);
        router.get("/api/drift").blockingHandler(context -> json(context, 200, drift()), false);
        router.get("/api/drift.html").blockingHandler(this::driftPage, false);
        router.get("/v2/health/live").handler(context -> json(context, 200, new JsonObject().put("live", true)));
        router.get("/v2/health/ready").handler(this::ready);
    }

    private void metrics(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(telemetry.scrape());
    }

    private JsonObject drift() {
        return DriftJson.of(board);
    }

    private void driftPage(RoutingContext context) {
        DriftWords words =
                DriftWords.of(Optional.ofNullable(context.queryParams().get("lang")));
        context.response().putHeader("Content-Type", "text/html; charset=utf-8").end(new DriftPage(words).html(board));
    }

    private JsonObject figures() {
        JsonObject object = new JsonObject();
        figures.get().forEach(object::put);
        return object;
    }

    private JsonObject live() {
        JsonArray predictions = new JsonArray();
        board.latest().forEach(prediction -> predictions.add(json(prediction)));
        JsonObject live = new JsonObject().put("epoch", board.epoch()).put("predictions", predictions);
        board.performance().minute().ifPresent(minute -> live.put("minute", minute));
        return live;
    }

    private static JsonObject json(Prediction prediction) {
        JsonObject facts = new JsonObject();
        prediction.facts().forEach(facts::put);
        return new JsonObject()
                .put("id", prediction.id())
                .put("subject", prediction.subject())
                .put("minute", prediction.minute())
                .put("probability", prediction.probability())
                .put("model_name", prediction.modelName())
                .put("model_version", Integer.toString(prediction.modelVersion()))
                .put("facts", facts);
    }

    private void ready(RoutingContext context) {
        Optional<String> missing = health.firstMissing();
        JsonObject body = missing.map(why -> new JsonObject().put("error", why))
                .orElseGet(() -> new JsonObject().put("ready", true));
        json(context, missing.isPresent() ? 503 : 200, body);
    }

    private static void json(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(body.encode());
    }
}
