package dev.chainon.serving.http;

import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
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

    private final Models models;
    private final Limits limits;
    private final Telemetry telemetry;

    public InferenceRoutes(String modelName, ModelSlot slot, Limits limits, Health health, Telemetry telemetry) {
        this.models = new Models(modelName, slot, health);
        this.limits = limits;
        this.telemetry = telemetry;
    }

    @Override
    public void mount(Router router) {
        for (String path : new String[] {MODEL, VERSION}) {
            router.get(path).handler(c -> answer(c, this::metadata));
            router.get(path + "/ready").handler(c -> answer(c, this::readiness));
            router.post(path + "/infer").handler(this::infer);
        }
        router.post("/v2/repository/index").handler(c -> Answers.send(c.request(), 200, "application/json", index()));
    }

    /** The protocol has no list of models: this one is that of the repository extension, of which nothing else is served. */
    private Buffer index() {
        JsonArray index = new JsonArray();
        models.served()
                .ifPresent(version -> index.add(new JsonObject()
                        .put("name", models.name())
                        .put("version", Integer.toString(version))
                        .put("state", "READY")));
        return index.toBuffer();
    }

    private interface Description {
        JsonObject of(ServedModel model);
    }

    private void answer(RoutingContext context, Description description) {
        try (ModelSlot.Use use = use(context.pathParam("model"), Optional.ofNullable(context.pathParam("version")))) {
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
                                .add(tensor(OnnxModel.INPUT, model.features().size())
                                        .put("parameters", columns(model))))
                .put("outputs", new JsonArray().add(tensor(OnnxModel.OUTPUT, 1)));
    }

    private static JsonObject tensor(String name, int columns) {
        return new JsonObject()
                .put("name", name)
                .put("datatype", "FP32")
                .put("shape", new JsonArray().add(-1).add(columns));
    }

    /** The order of a row, and the names under which one tensor for each column is taken. */
    private static JsonObject columns(ServedModel model) {
        return new JsonObject().put("columns", String.join(",", model.features()));
    }

    private JsonObject readiness(ServedModel model) {
        return new JsonObject().put("name", model.name()).put("ready", true);
    }

    private ModelSlot.Use use(String name, Optional<String> version) {
        return models.use(name, version);
    }

    private void infer(RoutingContext context) {
        long start = System.nanoTime();
        HttpServerRequest request = context.request();
        String name = context.pathParam("model");
        Optional<String> version = Optional.ofNullable(context.pathParam("version"));
        Optional<String> jsonLength = Optional.ofNullable(request.getHeader(InferRequest.Body.JSON_LENGTH));
        Body.read(request, limits.bodyBytes())
                .compose(body -> compute(context.vertx(), name, version, body, jsonLength))
                .onSuccess(answer -> answer.send(request))
                .onFailure(cause -> Answers.failure(request, cause))
                .onComplete(done -> telemetry.time(
                        "chainon_inference_request_seconds",
                        System.nanoTime() - start,
                        "model_name",
                        models.name(),
                        "outcome",
                        done.succeeded() ? "ok" : "error"));
    }

    /** One row takes about 10 us and runs where it is; a large body would hold up all other connections of the event loop. */
    private Future<InferResponse> compute(
            Vertx vertx, String name, Optional<String> version, Buffer body, Optional<String> jsonLength) {
        if (body.length() <= limits.inlineBytes() || !Context.isOnEventLoopThread()) {
            return Future.succeededFuture(infer(name, version, body, jsonLength));
        }
        return vertx.executeBlocking(() -> infer(name, version, body, jsonLength), false);
    }

    private InferResponse infer(String name, Optional<String> version, Buffer body, Optional<String> jsonLength) {
        try (ModelSlot.Use use = use(name, version)) {
            ServedModel model = use.model();
            InferRequest request = InferRequest.parse(
                    InferRequest.Body.of(body.getBytes(), jsonLength), model.features(), limits.rows());
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
