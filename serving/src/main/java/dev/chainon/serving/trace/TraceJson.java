package dev.chainon.serving.trace;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.core.model.Prediction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.BiConsumer;

/** A trace as one JSON object; a link that is gone is {@code {"gone": why}}. */
public final class TraceJson {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).addMixIn(Prediction.class, Stored.class);

    private TraceJson() {}

    /** What the runtime database keeps of a prediction. */
    @JsonIgnoreProperties({"control", "inputs"})
    private interface Stored {}

    public static String of(Trace trace) {
        ObjectNode root = JSON.createObjectNode();
        root.set("prediction", JSON.valueToTree(trace.prediction()));
        root.withObject("/prediction").put("id", trace.prediction().id());
        part(root, "raw", trace.raw(), TraceJson::raw);
        part(root, "contract", trace.terms(), TraceJson::terms);
        part(root, "rules", trace.rules(), TraceJson::rules);
        part(root, "features", trace.vector(), (node, vector) -> vector(node, vector, trace));
        part(root, "model", trace.model(), TraceJson::model);
        part(root, "data", trace.data(), TraceJson::data);
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }

    private static <T> void part(ObjectNode root, String name, Found<T> found, BiConsumer<ObjectNode, T> writing) {
        ObjectNode node = root.putObject(name);
        found.value().ifPresent(value -> writing.accept(node, value));
        found.why().ifPresent(why -> node.put("gone", why));
    }

    private static void raw(ObjectNode node, Trace.Raw raw) {
        node.put("topic", raw.topic())
                .put("offset", raw.offset())
                .put("appended", raw.appended().toString())
                .put("base64", Base64.getEncoder().encodeToString(raw.bytes()))
                .put("text", new String(raw.bytes(), StandardCharsets.UTF_8))
                .put("sha256", raw.sha256());
    }

    private static void terms(ObjectNode node, Trace.Terms terms) {
        node.put("id", terms.contract()).put("version", terms.version());
        node.put("today", terms.today()).put("changed", terms.changed());
    }

    private static void rules(ObjectNode node, Trace.Rules rules) {
        node.put("contract", rules.contract()).put("version", rules.version()).put("judged", "again");
        node.put("same", rules.same()).put("verdict", rules.verdict());
        node.set("repairs", JSON.valueToTree(rules.repairs()));
    }

    private static void vector(ObjectNode node, Trace.Vector vector, Trace trace) {
        node.put("from", vector.from().toString())
                .put("events", vector.events())
                .put("sha256", vector.sha256());
        node.put("score", vector.score()).put("reproduced", vector.reproduces(trace.prediction()));
        ObjectNode values = node.putObject("values");
        for (int i = 0; i < vector.names().size(); i++) {
            values.put(vector.names().get(i), vector.values().get(i));
        }
    }

    private static void model(ObjectNode node, Trace.Model model) {
        node.put("uri", model.uri()).put("folder", model.folder().toString()).put("digest", model.digest());
        node.set("manifest", JSON.valueToTree(model.manifest()));
    }

    private static void data(ObjectNode node, Trace.Data data) {
        node.put("trainingSet", data.trainingSet());
        var steps = node.putArray("steps");
        for (Trace.Step step : data.steps()) {
            ObjectNode each = steps.addObject()
                    .put("namespace", step.dataset().namespace())
                    .put("name", step.dataset().name());
            step.dataset().facts().rows().ifPresent(rows -> each.put("rows", rows));
            step.dataset().facts().version().ifPresent(version -> each.put("version", version));
            step.dataset().facts().tag().ifPresent(tag -> each.put("tag", tag));
            step.job().ifPresent(job -> each.put("job", job));
            step.commit().ifPresent(commit -> each.put("commit", commit));
        }
    }
}
