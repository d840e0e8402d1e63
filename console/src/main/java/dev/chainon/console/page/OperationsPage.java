package dev.chainon.console.page;

import dev.chainon.console.source.Models;
import dev.chainon.console.source.Operations;
import dev.chainon.console.source.Sources;
import dev.chainon.console.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Processes, the model that serves, and who promoted what. */
final class OperationsPage implements Page {

    private static final List<String> METRICS = List.of("auc", "prauc", "logloss", "brier", "ece");

    private final Sources sources;

    OperationsPage(Sources sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "operations";
    }

    @Override
    public Map<String, Object> model(Words words) {
        List<Operations.ProcessLine> processes = sources.operations().processes();
        Map<String, Object> model = new HashMap<>();
        model.put("processes", processes);
        model.put(
                "memory",
                processes.stream()
                        .mapToLong(Operations.ProcessLine::memoryBytes)
                        .sum());
        model.put(
                "sensors",
                sources.operations().sensors().stream()
                        .map(sensor -> line(sensor, words))
                        .toList());
        model.put("indicators", indicators(words));
        model.put("hours", hours(words));
        model.put("alerts", alerts(words));
        Map<String, Double> figures = sources.figures().get();
        model.put("figures", figures);
        model.put("faults", FaultLines.of(sources.operations().faults(), figures, words));
        sources.models().champion().ifPresent(champion -> model.put("champion", champion));
        model.put("metrics", METRICS);
        model.put(
                "promotions",
                sources.models().promotions().stream().map(p -> line(p, words)).toList());
        return model;
    }

    /** A sensor that is there has a value; one that is absent has the reason. */
    private static Map<String, Object> line(Operations.SensorLine sensor, Words words) {
        return Map.of(
                "id",
                sensor.id(),
                "value",
                sensor.value().isPresent() ? value(sensor.value().getAsDouble(), sensor.unit(), words) : "",
                "reason",
                sensor.cause().isEmpty() ? "" : words.text("hardware.absent." + sensor.cause(), sensor.detail()));
    }

    private static String value(double value, String unit, Words words) {
        return switch (unit) {
            case "ratio" -> words.percent(value, 0);
            case "celsius" -> words.number(value, 0) + "\u00a0°C";
            case "bytes" -> words.megabytes((long) value);
            default -> words.number(value, value == Math.rint(value) ? 0 : 2);
        };
    }

    private List<Map<String, Object>> indicators(Words words) {
        return sources.operations().indicators(words.language().code()).stream()
                .map(line -> Map.<String, Object>of(
                        "line",
                        line,
                        "value",
                        line.value().isPresent()
                                ? Amount.text(line.value().getAsDouble(), line.unit(), words)
                                : Words.NONE,
                        "target",
                        line.sign() + "\u00a0" + Amount.text(line.target(), line.unit(), words),
                        "state",
                        line.value().isEmpty() ? "none" : line.missed() ? "missed" : "met"))
                .toList();
    }

    private List<Map<String, Object>> hours(Words words) {
        return sources.operations().hours().stream()
                .map(line -> Map.<String, Object>of(
                        "hour",
                        line.hour(),
                        "model",
                        words.number(line.model(), 0),
                        "control",
                        words.number(line.control().orElse(Double.NaN), 0)))
                .toList();
    }

    private List<Map<String, Object>> alerts(Words words) {
        return sources.operations().alerts(words.language().code()).stream()
                .map(line -> Map.<String, Object>of("line", line, "since", words.instant(line.since())))
                .toList();
    }

    private static Map<String, Object> line(Models.Promotion promotion, Words words) {
        return Map.of("promotion", promotion, "at", words.instant(promotion.at()));
    }
}
