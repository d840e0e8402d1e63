package dev.chainon.serving.http;

import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
import dev.chainon.serving.model.Wish;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The model endpoints of the Open Inference Protocol v2: metadata, readiness and inference of the one model this replica serves. */
public final class InferenceRoutes implements Routes {

    private static final String MODEL = "/v2/models/:model";
    private static final String VERSION = MODEL + "/versions/:version";

    private final String modelName;
    private final ModelSlot slot;
    private final Limits limits;
    private final Health health;
    private final Telemetry telemetry;

    public InferenceRoutes(String modelName, ModelSlot slot, Limits limits, Health health, Telemetry telemetry) {
        this.modelName = modelName;
        this.slot = slot;
        this.limits = limits;
        this.health = health;
        this.telemetry = telemetry;
    }

    @Override
    public void mount(Router router) {
        for (String path : new String[] {MODEL, VERSION}) {
            router.get(path).handler(c -> answer(c, this::metadata));
            router.get(path + "/ready").handler(c -> answer(c, this::readiness));
            router.post(path + "/infer").handler(this::infer);
        }
    }

    private interface Description {
        JsonObject of(ServedModel model);
    }

    private void answer(RoutingContext context, Description description) {
        try (ModelSlot.Use use = use(context.pathParam("model"), wish(context))) {
            Answers.json(context.request(), 200, description.of(use.model()));
        }
    }

    private JsonObject metadata(ServedModel model) {
        return new JsonObject()
                .put("name", model.name())
                .put("versions", new JsonArray().add(Integer.toString(model.version())))
                .put("platform", "onnxruntime_onnx")
                .put(
                        "inputs",
                        new JsonArray()
                                .add(tensor(OnnxModel.INPUT, model.features().size())))
                .put("outputs", new JsonArray().add(tensor(OnnxModel.OUTPUT, 1)));
    }

    private static JsonObject tensor(String name, int columns) {
        return new JsonObject()
                .put("name", name)
                .put("datatype", "FP32")
                .put("shape", new JsonArray().add(-1).add(columns));
    }

    private JsonObject readiness(ServedModel model) {
        return new JsonObject().put("name", model.name()).put("ready", true);
    }

    /** The model of a path; refuses names and versions that are not served, and all of them while there is no model. */
    private ModelSlot.Use use(String name, Wish wish) {
        if (!name.equals(modelName)) {
            throw Refusal.unknown("there is no model '" + name + "' here; this server has '" + modelName + "'");
        }
        Optional<String> version = wish.version();
        ModelSlot.Use use = slot.use(wish)
                .orElseThrow(() -> Refusal.notReady(health.firstMissing().orElse("model: none is loaded yet")));
        String served = Integer.toString(use.model().version());
        if (version.isPresent() && !version.get().equals(served)) {
            use.close();
            throw Refusal.unknown(
                    "version '" + version.get() + "' of " + name + " is not served; version " + served + " is");
        }
        return use;
    }

    private static Wish wish(RoutingContext context) {
        return new Wish(
                Optional.ofNullable(context.pathParam("version")),
                Optional.ofNullable(context.request().getHeader(Wish.HEADER)));
    }

    private void infer(RoutingContext context) {
        long start = System.nanoTime();
        HttpServerRequest request = context.request();
        String name = context.pathParam("model");
        Wish wish = wish(context);
        Body.read(request, limits.bodyBytes())
                .compose(body -> compute(context.vertx(), name, wish, body))
                .onSuccess(answer -> Answers.json(request, 200, answer))
                .onFailure(cause -> Answers.failure(request, cause))
                .onComplete(done -> telemetry.time(
                        "chainon_inference_request_seconds",
                        System.nanoTime() - start,
                        "model_name",
                        modelName,
                        "outcome",
                        done.succeeded() ? "ok" : "error"));
    }

    /** One row takes about 10 us and runs where it is; a large body would hold up all other connections of the event loop. */
    private Future<Buffer> compute(Vertx vertx, String name, Wish wish, Buffer body) {
        if (body.length() <= limits.inlineBytes() || !Context.isOnEventLoopThread()) {
            return Future.succeededFuture(infer(name, wish, body));
        }
        return vertx.executeBlocking(() -> infer(name, wish, body), false);
    }

    private Buffer infer(String name, Wish wish, Buffer body) {
        try (ModelSlot.Use use = use(name, wish)) {
            ServedModel model = use.model();
            InferRequest request = InferRequest.parse(
                    body.getBytes(), OnnxModel.INPUT, model.features().size(), limits.rows());
            for (String output : request.outputs()) {
                if (!output.equals(OnnxModel.OUTPUT)) {
                    throw Refusal.bad("there is no output '" + output + "'; the model has '" + OnnxModel.OUTPUT + "'");
                }
            }
            float[] result = model.predict(request.values(), request.rows());
            telemetry.count(
                    "chainon_inferences_total",
                    request.rows(),
                    "model_name",
                    model.name(),
                    "model_version",
                    Integer.toString(model.version()));
            return InferResponse.write(model, request, result);
        }
    }
}
