package dev.chainon.serving.http;

import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.admission.Admission;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
import dev.chainon.serving.model.Wish;
import io.vertx.core.buffer.Buffer;
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
    private final Admission admission;
    private final Telemetry telemetry;

    public InferenceRoutes(
            String modelName, ModelSlot slot, Limits limits, Health health, Admission admission, Telemetry telemetry) {
        this.models = new Models(modelName, slot, health);
        this.limits = limits;
        this.admission = admission;
        this.telemetry = telemetry;
    }

    @Override
    public void mount(Router router) {
        InferRoute infer = new InferRoute(models, limits, admission, telemetry);
        // A path without parameters is compared and not matched: nearly all requests are to this one.
        router.post("/v2/models/" + models.name() + "/infer")
                .handler(c -> infer.take(c.request(), models.name(), Optional.empty()));
        for (String path : new String[] {MODEL, VERSION}) {
            router.get(path).handler(c -> answer(c, this::metadata));
            router.get(path + "/ready").handler(c -> answer(c, this::readiness));
            router.post(path + "/infer").handler(c -> infer.take(c.request(), c.pathParam("model"), version(c)));
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

    private static Optional<String> version(RoutingContext context) {
        return Optional.ofNullable(context.pathParam("version"));
    }

    private void answer(RoutingContext context, Description description) {
        try (ModelSlot.Use use = models.use(context.pathParam("model"), Wish.about(version(context)))) {
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
}
