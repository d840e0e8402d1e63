package dev.chainon.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The result of a command: figures by their stable identifier, seconds of each step, addresses. Thread-safe. */
public final class Report {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private record Step(String name, double seconds) {}

    private final String command;
    private final Instant started;
    private final Map<String, JsonNode> figures = new TreeMap<>();
    private final Set<String> kept = new TreeSet<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();

    public Report(String command, Instant started) {
        this.command = command;
        this.started = started;
    }

    public synchronized void step(String name, Duration time) {
        steps.add(new Step(name, time.toMillis() / 1000.0));
        figure("demo.step." + name.replace(' ', '-') + ".seconds", time.toMillis() / 1000.0);
    }

    public synchronized void address(String name, String address) {
        addresses.put(name, address);
    }

    public synchronized Map<String, String> addresses() {
        return new LinkedHashMap<>(addresses);
    }

    public synchronized void figure(String id, Number value) {
        figures.put(id, JSON.valueToTree(value));
    }

    /**
     * Takes the numbers of a JSON object, or of its member "figures" where it has one; the rest is not a figure. What begins with {@code demo.} is
     * measured here and now, and never taken from a process that remembers an earlier demonstration.
     */
    public synchronized void figures(String json) {
        take(json);
    }

    /** Takes figures that were measured in this run. */
    public synchronized void measured(String json) {
        kept.removeAll(take(json));
    }

    /** Takes figures that an earlier run measured, of work that need not be done again; the report says so of them. */
    public synchronized void remembered(String json) {
        kept.addAll(take(json));
    }

    /** A figure that is the sum of others; it is measured in this run if they all are. */
    public synchronized void sum(String id, List<String> parts) {
        double sum = parts.stream().mapToDouble(this::figure).sum();
        if (!Double.isNaN(sum)) {
            figure(id, sum);
            if (parts.stream().anyMatch(kept::contains)) {
                kept.add(id);
            } else {
                kept.remove(id);
            }
        }
    }

    /** Whether a figure is there and was measured in this run. */
    public synchronized boolean measures(String id) {
        return figures.containsKey(id) && !kept.contains(id);
    }

    private Set<String> take(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            JsonNode members = node.path("figures").isObject() ? node.path("figures") : node;
            Set<String> taken = new TreeSet<>();
            members.properties().stream()
                    .filter(e -> e.getValue().isNumber() && !e.getKey().startsWith("demo."))
                    .forEach(e -> {
                        figures.put(e.getKey(), e.getValue());
                        taken.add(e.getKey());
                    });
            return taken;
        } catch (JsonProcessingException e) {
            throw new Failure("This result is not JSON: " + json, e);
        }
    }

    /** The same command with the figures alone whose identifier begins so. */
    synchronized Report part(String prefix) {
        Report part = new Report(command, started);
        figures.forEach((id, value) -> {
            if (id.startsWith(prefix)) {
                part.figures.put(id, value);
            }
        });
        return part;
    }

    /** A figure as a number; not a number when it is not there. */
    public synchronized double figure(String id) {
        JsonNode value = figures.get(id);
        return value == null ? Double.NaN : value.asDouble();
    }

    public synchronized String json(boolean ok, String commit, Instant now) {
        ObjectNode root = JSON.createObjectNode()
                .put("command", command)
                .put("ok", ok)
                .put("commit", commit)
                .put("machine", machine())
                .put("started", started.toString())
                .put("seconds", Duration.between(started, now).toMillis() / 1000.0);
        root.set("figures", JSON.valueToTree(figures));
        root.set("kept", JSON.valueToTree(kept));
        ArrayNode list = root.putArray("steps");
        steps.forEach(step -> list.addObject().put("name", step.name()).put("seconds", step.seconds()));
        root.set("addresses", JSON.valueToTree(addresses));
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }

    public static void write(Path file, String json) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, json + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure("The report cannot be written to " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /** This machine, in a few words. */
    public static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, JDK " + System.getProperty("java.version");
    }
}
