package dev.chainon.serving.predictor;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.model.Inputs;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.ServedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns vectors into predictions by the serving model. */
final class Scorer<E extends Event> {

    private static final Logger LOG = LoggerFactory.getLogger(Scorer.class);
    private static final int CHUNK = 256;
    private static final float SKEW = 2;

    private final UseCase<E> useCase;
    private final ModelSlot slot;
    private final Telemetry telemetry;
    private final Beside beside;

    /**
     * What goes on beside the predictions.
     *
     * @param second hears them with what they were made of
     * @param skewed whether each row gets a wrong first input, by a fault of a demonstration
     */
    record Beside(SecondOpinion second, BooleanSupplier skewed) {}

    Scorer(UseCase<E> useCase, ModelSlot slot, Telemetry telemetry, Beside beside) {
        this.useCase = useCase;
        this.slot = slot;
        this.telemetry = telemetry;
        this.beside = beside;
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
        if (beside.skewed().getAsBoolean()) {
            skew(rows, width);
        }
        long start = System.nanoTime();
        float[] probabilities = model.predict(rows, n);
        compute(model, System.nanoTime() - start, n);
        int before = predictions.size();
        for (int i = 0; i < n; i++) {
            LoggedEvent<E> logged = vectors.instances().get(from + i);
            if (probabilities[i] >= 0 && probabilities[i] <= 1) {
                float[] vector = Arrays.copyOfRange(rows, i * width, (i + 1) * width);
                predictions.add(prediction(model, logged, probabilities[i], vector));
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
            beside.second().predicted(List.copyOf(made), rows);
        }
    }

    /** The time of the model alone, once for each row of the chunk, so that its mean can be taken from the mean of the whole way. */
    private void compute(ServedModel model, long nanos, int rows) {
        String version = Integer.toString(model.version());
        for (int row = 0; row < rows; row++) {
            telemetry.time(
                    "chainon_prediction_compute_seconds", nanos, "model_name", model.name(), "model_version", version);
        }
    }

    private static void skew(float[] rows, int width) {
        for (int at = 0; at < rows.length; at += width) {
            rows[at] += SKEW;
        }
    }

    private Prediction prediction(ServedModel model, LoggedEvent<E> logged, float probability, float[] vector) {
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
                useCase.describe(event),
                OptionalDouble.of(useCase.baseline().probability(vector)),
                Inputs.of(vector));
    }
}
