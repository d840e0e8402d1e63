package dev.chainon.monitoring.kpi.page;

import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.kpi.Indicator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;

/** A dashboard of Grafana with a panel for each indicator and one for the alerts, in the form that its provisioning reads. */
public final class GrafanaDashboard {

    private static final int WIDTH = 8;
    private static final int HEIGHT = 7;
    private static final int COLUMNS = 3;
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("share", "percentunit"),
            Map.entry("seconds", "s"),
            Map.entry("minutes", "m"),
            Map.entry("days", "d"),
            Map.entry("bytes", "bytes"),
            Map.entry("per-second", "cps"));

    private final Definitions definitions;
    private final String language;
    private final JsonArray panels = new JsonArray();
    private int y;
    private int column;

    private GrafanaDashboard(Definitions definitions, String language) {
        this.definitions = definitions;
        this.language = language;
    }

    /** @param language "fr" or "en" */
    public static String json(Definitions definitions, String language) {
        return new GrafanaDashboard(definitions, language).dashboard().encodePrettily() + "\n";
    }

    private JsonObject dashboard() {
        row(Headings.of("alerts", language));
        panel(
                Headings.of("alerts", language),
                "",
                panel("chainon_alert_state > 0 or vector(0)", "{{alertname}}", "short"));
        for (Indicator.Kind kind : Indicator.Kind.values()) {
            row(Headings.of(kind, language));
            definitions.indicators().stream().filter(i -> i.kind() == kind).forEach(this::add);
        }
        return new JsonObject()
                .put("uid", "chainon-" + language)
                .put("title", "Chaînon: " + Headings.of("indicators", language).toLowerCase(Locale.ROOT))
                .put("editable", false)
                .put("schemaVersion", 39)
                .put("refresh", "10s")
                .put("time", new JsonObject().put("from", "now-1h").put("to", "now"))
                .put("panels", panels);
    }

    private void row(String title) {
        if (column > 0) {
            y += HEIGHT;
            column = 0;
        }
        panels.add(new JsonObject()
                .put("id", panels.size() + 1)
                .put("type", "row")
                .put("title", title)
                .put("gridPos", place(0, 24, 1)));
        y++;
    }

    private void add(Indicator indicator) {
        String name = indicator.name().in(language);
        String unit = UNITS.getOrDefault(indicator.unit(), "short");
        String words = indicator.formula().in(language);
        JsonObject panel = panel(indicator.query(), name, unit);
        panel.getJsonObject("fieldConfig").getJsonObject("defaults").put("thresholds", thresholds(indicator));
        panel(name, words, panel);
        if (!indicator.detail().isEmpty()) {
            panel(name + " *", words, panel(indicator.detail(), "__auto", unit));
        }
    }

    private void panel(String title, String words, JsonObject panel) {
        panels.add(panel.put("id", panels.size() + 1)
                .put("title", title)
                .put("description", words)
                .put("gridPos", place(column * WIDTH, WIDTH, HEIGHT)));
        column++;
        if (column == COLUMNS) {
            column = 0;
            y += HEIGHT;
        }
    }

    private static JsonObject panel(String query, String legend, String unit) {
        return new JsonObject()
                .put("type", "timeseries")
                .put("datasource", new JsonObject().put("type", "prometheus").put("uid", "prometheus"))
                .put("fieldConfig", new JsonObject().put("defaults", new JsonObject().put("unit", unit)))
                .put(
                        "targets",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("refId", "A")
                                        .put("expr", query)
                                        .put("legendFormat", legend)));
    }

    /** Green on the right side of the target, amber on the other. */
    private static JsonObject thresholds(Indicator indicator) {
        boolean least = indicator.target().sense() != dev.chainon.monitoring.kpi.Target.Sense.AT_MOST;
        return new JsonObject()
                .put("mode", "absolute")
                .put(
                        "steps",
                        new JsonArray()
                                .add(new JsonObject().putNull("value").put("color", least ? "orange" : "green"))
                                .add(new JsonObject()
                                        .put("value", indicator.target().value())
                                        .put("color", least ? "green" : "orange")));
    }

    private JsonObject place(int x, int width, int height) {
        return new JsonObject().put("x", x).put("y", y).put("w", width).put("h", height);
    }
}
