package dev.chainon.serving.domain;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.model.Prediction;
import dev.chainon.serving.model.ServedModel;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Writes predictions. */
final class AnswerJson {

    private AnswerJson() {}

    static <E extends Event> JsonObject of(UseCase<E> useCase, Asked<E> asked, ServedModel model, float probability) {
        JsonObject answer = new JsonObject().put("probability", probability);
        model(answer, model.name(), model.version()).put("state", asked.state().word());
        asked.instance().ifPresent(e -> when(answer, e.minute()).put("facts", texts(useCase.describe(e))));
        return answer;
    }

    /** A prediction that was published. */
    static JsonObject of(Prediction prediction) {
        JsonObject json = new JsonObject()
                .put("id", prediction.id())
                .put("subject", prediction.subject())
                .put("epoch", prediction.epoch())
                .put("probability", prediction.probability());
        model(json, prediction.modelName(), prediction.modelVersion());
        return when(json, prediction.minute()).put("facts", texts(prediction.facts()));
    }

    static JsonObject model(JsonObject json, String name, int version) {
        return json.put("model_name", name).put("model_version", Integer.toString(version));
    }

    private static JsonObject when(JsonObject json, long minute) {
        return json.put("minute", minute)
                .put("time", Instant.ofEpochSecond(minute * 60).toString());
    }

    static JsonObject texts(Map<String, String> facts) {
        JsonObject json = new JsonObject();
        new TreeMap<>(facts).forEach(json::put);
        return json;
    }

    static JsonObject features(ServedModel model, float[] rows, int row) {
        JsonObject features = new JsonObject();
        int width = model.features().size();
        for (int i = 0; i < width; i++) {
            features.put(model.features().get(i), rows[row * width + i]);
        }
        return features;
    }
}
