package dev.chainon.serving.http;

import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.admission.Admission;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
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
    private final Admission admission;
    private final Telemetry telemetry;

    public InferenceRoutes(
            String modelName, ModelSlot slot, Limits limits, Health health, Admission admission, Telemetry telemetry) {
        this.modelName = modelName;
        this.slot = slot;
        this.limits = limits;
        this.health = health;
        this.admission = admission;
        this.telemetry = telemetry;
    }

    @Override
    public void mount(Router router) {
        InferRoute infer = new InferRoute(modelName, this::use, limits, admission, telemetry);
        for (String path : new String[] {MODEL, VERSION}) {
            router.get(path).handler(c -> answer(c, this::metadata));
            router.get(path + "/ready").handler(c -> answer(c, this::readiness));
            router.post(path + "/infer").handler(infer);
        }
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
    private ModelSlot.Use use(String name, Optional<String> version) {
        if (!name.equals(modelName)) {
            throw Refusal.unknown("there is no model '" + name + "' here; this server has '" + modelName + "'");
        }
        ModelSlot.Use use = slot.use()
                .orElseThrow(() -> Refusal.notReady(health.firstMissing().orElse("model: none is loaded yet")));
        String served = Integer.toString(use.model().version());
        if (version.isPresent() && !version.get().equals(served)) {
            use.close();
            throw Refusal.unknown(
                    "version '" + version.get() + "' of " + name + " is not served; version " + served + " is");
        }
        return use;
    }
}
