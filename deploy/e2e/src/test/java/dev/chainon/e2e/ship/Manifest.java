package dev.chainon.e2e.ship;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One object of Kubernetes, as it is written. */
record Manifest(JsonObject json) {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    /** Kinds of operators, whose schemas are not those of Kubernetes. */
    private static final Set<String> OF_OPERATORS = Set.of("ServiceMonitor", "PrometheusRule", "InferenceService");

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");

    /** All objects of a text of YAML. */
    static List<Manifest> all(String yaml) {
        List<Manifest> found = new ArrayList<>();
        for (Object each : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
            if (each instanceof Map) {
                found.add(new Manifest(new Gson().toJsonTree(each).getAsJsonObject()));
            }
        }
        return found;
    }

    String kind() {
        return json.get("kind").getAsString();
    }

    String name() {
        return json.getAsJsonObject("metadata").get("name").getAsString();
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }

    boolean workload() {
        return WORKLOADS.contains(kind());
    }

    /** A value by its path, such as {@code spec.template.spec}. */
    Optional<JsonElement> at(String path) {
        return at(json, path);
    }

    static Optional<JsonElement> at(JsonElement from, String path) {
        JsonElement now = from;
        for (String key : path.split("\\.")) {
            if (!now.isJsonObject() || !now.getAsJsonObject().has(key)) {
                return Optional.empty();
            }
            now = now.getAsJsonObject().get(key);
        }
        return Optional.of(now);
    }

    /** Containers of a workload. */
    List<JsonObject> containers() {
        JsonArray all = at("spec.template.spec.containers").orElseThrow().getAsJsonArray();
        return StreamSupport.stream(all.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** What the official model of its kind objects to. */
    Optional<String> objection() {
        if (OF_OPERATORS.contains(kind())) {
            return Optional.empty();
        }
        try {
            Class.forName(MODELS + model())
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, json);
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(this + ": " + e.getTargetException().getMessage());
        } catch (ReflectiveOperationException e) {
            return Optional.of(this + " is of no kind that Kubernetes knows: " + e);
        }
    }

    /** {@code apps/v1} and Deployment make {@code V1Deployment}. */
    private String model() {
        String version = json.get("apiVersion").getAsString().replaceFirst(".*/", "");
        return version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1) + kind();
    }
}
