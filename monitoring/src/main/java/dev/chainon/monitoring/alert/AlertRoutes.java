package dev.chainon.monitoring.alert;

import dev.chainon.monitoring.kpi.Measured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** GET /alerts and GET /indicators, as JSON. */
public final class AlertRoutes {

    private final AlertBook book;
    private final Supplier<List<Measured>> indicators;
    private final BooleanSupplier watching;

    /** @param watching whether the rules are evaluated: not while the platform comes up */
    public AlertRoutes(AlertBook book, Supplier<List<Measured>> indicators, BooleanSupplier watching) {
        this.book = book;
        this.indicators = indicators;
        this.watching = watching;
    }

    public void mount(Router router) {
        router.get("/alerts").handler(context -> json(context, alerts()));
        router.get("/indicators").blockingHandler(context -> json(context, indicators()), false);
    }

    private JsonObject alerts() {
        JsonArray rules = new JsonArray();
        book.alerts().forEach(alert -> rules.add(rule(alert)));
        JsonArray history = new JsonArray();
        book.history().forEach(change -> history.add(change(change)));
        return new JsonObject()
                .put("watching", watching.getAsBoolean())
                .put("alerts", rules)
                .put("history", history);
    }

    private static JsonObject rule(Alert alert) {
        JsonObject json = new JsonObject()
                .put("alertname", alert.rule().id())
                .put("state", alert.state().name().toLowerCase(Locale.ROOT))
                .put("severity", alert.rule().severity().name().toLowerCase(Locale.ROOT))
                .put("clock", alert.rule().clock().name().toLowerCase(Locale.ROOT))
                .put("summary", alert.rule().says().en())
                .put("action", alert.rule().remedy().en());
        alert.since().ifPresent(since -> json.put("since", since.toString()));
        return number(json, alert.value());
    }

    private static JsonObject change(AlertChange change) {
        JsonObject json = new JsonObject()
                .put("alertname", change.rule().id())
                .put("status", change.firing() ? "firing" : "resolved")
                .put("startsAt", change.startsAt().toString());
        change.endsAt().map(Instant::toString).ifPresent(end -> json.put("endsAt", end));
        return number(json, change.value());
    }

    private JsonObject indicators() {
        JsonArray all = new JsonArray();
        indicators.get().forEach(measured -> all.add(indicator(measured)));
        return new JsonObject().put("indicators", all);
    }

    private static JsonObject indicator(Measured measured) {
        JsonObject json = new JsonObject()
                .put("id", measured.indicator().id())
                .put("name", measured.indicator().name().en())
                .put("unit", measured.indicator().unit())
                .put("owner", measured.indicator().owner())
                .put(
                        "target",
                        measured.indicator().target().sense().sign + " "
                                + measured.indicator().target().value())
                .put("missed", measured.missed());
        measured.value().ifPresent(value -> json.put("value", value));
        return json;
    }

    /** JSON has no word for what is not a number. */
    private static JsonObject number(JsonObject json, double value) {
        return Double.isFinite(value) ? json.put("value", value) : json;
    }

    private static void json(RoutingContext context, JsonObject body) {
        context.response()
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(body.encode());
    }
}
