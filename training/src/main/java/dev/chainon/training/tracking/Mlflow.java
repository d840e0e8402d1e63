package dev.chainon.training.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.registry.Manifest;
import dev.chainon.registry.ModelVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * What is done on a tracking server, each piece so that it may be done again: it looks before it makes. MLflow numbers versions by itself, so ours are found by
 * the tag {@value #OURS}.
 */
final class Mlflow {

    static final String OURS = "chainon.version";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = "200";

    private final MlflowCall call;

    Mlflow(MlflowCall call) {
        this.call = call;
    }

    /** Makes the registered model unless it is there. */
    void ensureModel(String model) {
        make("registered-models/create", JSON.createObjectNode().put("name", model));
    }

    /** The experiment of that name, made unless it is there: its identifier. */
    String ensureExperiment(String name) {
        try {
            return call.get("experiments/get-by-name", Map.of("experiment_name", name))
                    .path("experiment")
                    .path("experiment_id")
                    .asText();
        } catch (TrackingException e) {
            if (!e.is(TrackingException.MISSING)) {
                throw e;
            }
            return call.post("experiments/create", JSON.createObjectNode().put("name", name))
                    .path("experiment_id")
                    .asText();
        }
    }

    private void make(String path, JsonNode body) {
        try {
            call.post(path, body);
        } catch (TrackingException e) {
            if (!e.is(TrackingException.EXISTS)) {
                throw e;
            }
        }
    }

    /**
     * A version of the server that is one of ours.
     *
     * @param number the server's
     */
    record Remote(String number, Map<String, String> tags) {}

    /** The server's versions of a model, by our numbers. */
    Map<Integer, Remote> versions(String model) {
        Map<Integer, Remote> found = new TreeMap<>();
        String token = "";
        do {
            Map<String, String> query = new HashMap<>(Map.of("filter", "name='" + model + "'", "max_results", PAGE));
            if (!token.isEmpty()) {
                query.put("page_token", token);
            }
            JsonNode page = call.get("model-versions/search", query);
            for (JsonNode version : page.path("model_versions")) {
                Map<String, String> tags = tags(version);
                Optional.ofNullable(tags.get(OURS))
                        .filter(ours -> ours.matches("[0-9]{1,9}"))
                        .ifPresent(ours -> found.put(
                                Integer.parseInt(ours),
                                new Remote(version.path("version").asText(), tags)));
            }
            token = page.path("next_page_token").asText("");
        } while (!token.isEmpty());
        return found;
    }

    private static Map<String, String> tags(JsonNode tagged) {
        Map<String, String> tags = new TreeMap<>();
        tagged.path("tags")
                .forEach(tag ->
                        tags.put(tag.path("key").asText(), tag.path("value").asText()));
        return tags;
    }

    /** The run that trained a version, with its parameters and metrics: found by its tag, or made. */
    String ensureRun(String experiment, ModelVersion version) {
        String run = run(experiment, version).orElseGet(() -> createRun(experiment, version));
        long at = Instant.parse(version.manifest().created()).toEpochMilli();
        ObjectNode batch = JSON.createObjectNode().put("run_id", run);
        ArrayNode metrics = batch.putArray("metrics");
        new TreeMap<>(version.manifest().metrics()).forEach((key, value) -> metrics.addObject()
                .put("key", key)
                .put("value", value)
                .put("timestamp", at)
                .put("step", 0));
        batch.set("params", pairs(version.manifest().params()));
        call.post("runs/log-batch", batch);
        call.post(
                "runs/update",
                JSON.createObjectNode()
                        .put("run_id", run)
                        .put("status", "FINISHED")
                        .put("end_time", at));
        return run;
    }

    private Optional<String> run(String experiment, ModelVersion version) {
        ObjectNode query = JSON.createObjectNode()
                .put("filter", "tags.\"" + OURS + "\" = '" + version.version() + "'")
                .put("max_results", 1);
        query.putArray("experiment_ids").add(experiment);
        JsonNode runs = call.post("runs/search", query).path("runs");
        return StreamSupport.stream(runs.spliterator(), false)
                .findFirst()
                .map(run -> run.path("info").path("run_id").asText());
    }

    private String createRun(String experiment, ModelVersion version) {
        ObjectNode run = JSON.createObjectNode()
                .put("experiment_id", experiment)
                .put("run_name", version.model() + "-" + version.version())
                .put("start_time", Instant.parse(version.manifest().created()).toEpochMilli());
        run.set("tags", pairs(facts(version)));
        return call.post("runs/create", run)
                .path("run")
                .path("info")
                .path("run_id")
                .asText();
    }

    /** Registers a version that the server does not have; its number there. */
    Remote createVersion(ModelVersion version, String run) {
        ObjectNode body = JSON.createObjectNode()
                .put("name", version.model())
                // Where it lies is the registry's affair; MLflow only refuses a source that is a path of its own
                // machine.
                .put("source", "chainon:/" + version.model() + "/" + version.version())
                .put("run_id", run);
        Map<String, String> facts = facts(version);
        body.set("tags", pairs(facts));
        JsonNode made = call.post("model-versions/create", body).path("model_version");
        return new Remote(made.path("version").asText(), facts);
    }

    private static Map<String, String> facts(ModelVersion version) {
        Manifest manifest = version.manifest();
        return new TreeMap<>(Map.of(
                OURS,
                Integer.toString(version.version()),
                "chainon.snapshot",
                manifest.snapshot(),
                "chainon.commit",
                manifest.commit(),
                "chainon.onnx.sha256",
                manifest.sha256().getOrDefault("model.onnx", "")));
    }

    private static ArrayNode pairs(Map<String, String> words) {
        ArrayNode pairs = JSON.createArrayNode();
        new TreeMap<>(words)
                .forEach((key, value) -> pairs.addObject().put("key", key).put("value", value));
        return pairs;
    }

    /** Sets the tags that the server has not, or has otherwise. */
    void ensureTags(String model, Remote remote, Map<String, String> tags) {
        tags.forEach((key, value) -> {
            if (!value.equals(remote.tags().get(key))) {
                call.post(
                        "model-versions/set-tag",
                        JSON.createObjectNode()
                                .put("name", model)
                                .put("version", remote.number())
                                .put("key", key)
                                .put("value", value));
            }
        });
    }

    /** The server's version that an alias points to; empty for none. */
    Optional<String> alias(String model, String alias) {
        try {
            JsonNode found = call.get("registered-models/alias", Map.of("name", model, "alias", alias));
            return Optional.of(found.path("model_version").path("version").asText());
        } catch (TrackingException e) {
            // MLflow says of an unknown alias that the parameter is invalid, of an unknown model that it does not
            // exist.
            if (e.is(TrackingException.MISSING) || e.is("INVALID_PARAMETER_VALUE")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void setAlias(String model, String alias, String number) {
        call.post(
                "registered-models/alias",
                JSON.createObjectNode().put("name", model).put("alias", alias).put("version", number));
    }
}
