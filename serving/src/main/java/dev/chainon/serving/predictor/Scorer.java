package dev.chainon.serving.predictor;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.ServedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns vectors into predictions by the serving model. */
final class Scorer<E extends Event> {

    private static final Logger LOG = LoggerFactory.getLogger(Scorer.class);
    private static final int CHUNK = 256;

    private final UseCase<E> useCase;
    private final ModelSlot slot;
    private final Telemetry telemetry;
    private final SecondOpinion second;

    Scorer(UseCase<E> useCase, ModelSlot slot, Telemetry telemetry, SecondOpinion second) {
        this.useCase = useCase;
        this.slot = slot;
        this.telemetry = telemetry;
        this.second = second;
    }

    boolean ready() {
        return slot.version().isPresent();
    }

    /** @throws IllegalStateException if there is no model */
    List<Prediction> score(Vectors<E> vectors) {
        List<Prediction> predictions = new ArrayList<>(vectors.instances().size());
        if (vectors.instances().isEmpty()) {
            return predictions;
        }
        try (ModelSlot.Use use =
                slot.use().orElseThrow(() -> new IllegalStateException("there is no model to predict with"))) {
            for (int from = 0; from < vectors.instances().size(); from += CHUNK) {
                chunk(use.model(), vectors, from, predictions);
            }
        }
        return predictions;
    }

    private void chunk(ServedModel model, Vectors<E> vectors, int from, List<Prediction> predictions) {
        int width = model.features().size();
        int n = Math.min(CHUNK, vectors.instances().size() - from);
        float[] rows = Arrays.copyOfRange(vectors.rows(), from * width, (from + n) * width);
        float[] probabilities = model.predict(rows, n);
        int before = predictions.size();
        for (int i = 0; i < n; i++) {
            LoggedEvent<E> logged = vectors.instances().get(from + i);
            if (probabilities[i] >= 0 && probabilities[i] <= 1) {
                predictions.add(prediction(model, logged, probabilities[i]));
            } else {
                telemetry.count(
                        "chainon_predictions_refused_total",
                        1,
                        "model_name",
                        model.name(),
                        "model_version",
                        Integer.toString(model.version()));
                LOG.error(
                        "model {} gave {} for event {}: not published",
                        model,
                        probabilities[i],
                        logged.event().id());
            }
        }
        List<Prediction> made = predictions.subList(before, predictions.size());
        if (made.size() == n) {
            second.predicted(List.copyOf(made), rows);
        }
    }

    private Prediction prediction(ServedModel model, LoggedEvent<E> logged, float probability) {
        E event = logged.event();
        return new Prediction(
                logged.epoch(),
                event.id(),
                event.subject(),
                event.minute(),
                probability,
                model.name(),
                model.version(),
                logged.rawOffset(),
                logged.rawMillis(),
                useCase.describe(event));
    }
}
