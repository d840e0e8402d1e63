package dev.chainon.serving.http;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.ServedModel;
import dev.chainon.serving.predictor.LiveEngine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The domain's own API: {@code POST /v1/<topic prefix>/predict} with one instance or an array of them, in the words of the use case. Features come from
 * the live engine, so the answer is the one the stream would give for an event that came now.
 */
public final class PredictRoute<E extends Event> implements Routes {

    private final UseCase<E> useCase;
    private final LiveEngine<E> engine;
    private final ModelSlot slot;
    private final Limits limits;
    private final Health health;
    private final Telemetry telemetry;

    public PredictRoute(
            UseCase<E> useCase,
            LiveEngine<E> engine,
            ModelSlot slot,
            Limits limits,
            Health health,
            Telemetry telemetry) {
        this.useCase = useCase;
        this.engine = engine;
        this.slot = slot;
        this.limits = limits;
        this.health = health;
        this.telemetry = telemetry;
    }

    @Override
    public void mount(Router router) {
        router.post("/v1/" + useCase.topicPrefix() + "/predict").handler(this::predict);
    }

    private void predict(RoutingContext context) {
        long start = System.nanoTime();
        HttpServerRequest request = context.request();
        Optional<String> explain = Optional.ofNullable(request.getParam("explain"));
        Body.read(request, limits.bodyBytes())
                .compose(body -> answer(context.vertx(), body, explain(explain)))
                .onSuccess(answer -> Answers.json(request, 200, answer))
                .onFailure(cause -> Answers.failure(request, cause))
                .onComplete(done -> telemetry.time(
                        "chainon_domain_request_seconds",
                        System.nanoTime() - start,
                        "model_name",
                        useCase.modelName(),
                        "outcome",
                        done.succeeded() ? "ok" : "error"));
    }

    /** The engine's lock is nearly always free and a peek takes a microsecond; when it is not, or for a large body, a worker waits, not the event loop. */
    private Future<Buffer> answer(Vertx vertx, Buffer body, boolean explain) {
        Optional<Buffer> now =
                body.length() <= limits.inlineBytes() ? answer(body, explain, engine::tryPeek) : Optional.empty();
        return now.map(Future::succeededFuture)
                .orElseGet(() -> vertx.executeBlocking(
                        () -> answer(body, explain, this::waitAndPeek).orElseThrow(), false));
    }

    private boolean waitAndPeek(List<E> instances, float[] rows) {
        engine.peek(instances, rows);
        return true;
    }

    private Optional<Buffer> answer(Buffer body, boolean explain, BiPredicate<List<E>, float[]> peek) {
        if (!engine.ready()) {
            throw Refusal.notReady("not ready: " + health.firstMissing().orElse("engine: it has not read the log yet"));
        }
        Object document = document(body);
        List<E> instances = instances(document);
        float[] rows = new float[instances.size() * engine.width()];
        if (!peek.test(instances, rows)) {
            return Optional.empty();
        }
        return Optional.of(write(document instanceof JsonArray, instances, rows, explain));
    }

    private static boolean explain(Optional<String> wanted) {
        if (wanted.isPresent() && !wanted.get().equals("features")) {
            throw Refusal.bad("explain must be 'features', not '" + wanted.get() + "'");
        }
        return wanted.isPresent();
    }

    private static Object document(Buffer body) {
        if (body.length() == 0) {
            throw Refusal.bad("the body is empty; send one instance as a JSON object or several as an array");
        }
        try {
            return Json.decodeValue(body);
        } catch (DecodeException e) {
            throw Refusal.bad("the body is not JSON: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private List<E> instances(Object document) {
        long minute = engine.minute();
        if (document instanceof JsonObject one) {
            return List.of(instance(one, minute, ""));
        }
        if (!(document instanceof JsonArray array)) {
            throw Refusal.bad("the body must be a JSON object or an array of objects");
        }
        if (array.isEmpty() || array.size() > limits.rows()) {
            throw Refusal.bad("the array must hold 1 to " + limits.rows() + " instances, not " + array.size());
        }
        List<E> instances = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.getValue(i) instanceof JsonObject one)) {
                throw Refusal.bad("[" + i + "] must be a JSON object");
            }
            instances.add(instance(one, minute, "[" + i + "]: "));
        }
        return instances;
    }

    private E instance(JsonObject request, long minute, String place) {
        try {
            return useCase.instance(request.getMap(), minute);
        } catch (IllegalArgumentException e) {
            throw Refusal.bad(place + e.getMessage());
        }
    }

    private Buffer write(boolean array, List<E> instances, float[] rows, boolean explain) {
        Optional<ModelSlot.Use> taken = slot.use();
        if (taken.isEmpty()) {
            throw Refusal.notReady("not ready: " + health.firstMissing().orElse("model: none is loaded yet"));
        }
        try (ModelSlot.Use use = taken.get()) {
            float[] probabilities = use.model().predict(rows, instances.size());
            telemetry.count(
                    "chainon_inferences_total",
                    instances.size(),
                    "model_name",
                    use.model().name(),
                    "model_version",
                    Integer.toString(use.model().version()));
            JsonArray answers = new JsonArray();
            for (int i = 0; i < instances.size(); i++) {
                JsonObject answer = answer(use.model(), instances.get(i), probabilities[i]);
                answers.add(explain ? answer.put("features", features(use.model(), rows, i)) : answer);
            }
            return array ? answers.toBuffer() : answers.getJsonObject(0).toBuffer();
        }
    }

    private JsonObject answer(ServedModel model, E instance, float probability) {
        JsonObject facts = new JsonObject();
        useCase.describe(instance).forEach(facts::put);
        return new JsonObject()
                .put("probability", probability)
                .put("model_name", model.name())
                .put("model_version", Integer.toString(model.version()))
                .put("minute", instance.minute())
                .put("facts", facts);
    }

    private static JsonObject features(ServedModel model, float[] rows, int row) {
        JsonObject features = new JsonObject();
        int width = model.features().size();
        for (int i = 0; i < width; i++) {
            features.put(model.features().get(i), rows[row * width + i]);
        }
        return features;
    }
}
