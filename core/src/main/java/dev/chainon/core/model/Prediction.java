package dev.chainon.core.model;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One published prediction.
 *
 * @param epoch the replay it belongs to
 * @param eventId the instance it answers; {@link #id()} is unique with the epoch
 * @param subject the thing predicted
 * @param minute event time of the instance, minutes since 1970
 * @param probability of the positive outcome
 * @param modelVersion version of the model in the registry
 * @param rawMillis wall clock at which the raw event entered the log, to measure the way from raw to prediction
 * @param facts what {@code UseCase.describe} says of the instance
 * @param control what the hand-made rule of the control group said of it; empty where it was not kept, as in the runtime database
 */
public record Prediction(
        int epoch,
        String eventId,
        String subject,
        long minute,
        double probability,
        String modelName,
        int modelVersion,
        long rawOffset,
        long rawMillis,
        Map<String, String> facts,
        OptionalDouble control) {

    public Prediction {
        Objects.requireNonNull(control);
        Objects.requireNonNull(eventId);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(modelName);
        facts = Map.copyOf(facts);
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability of " + eventId + " must lie in [0, 1], not " + probability);
        }
    }

    /** Without what the control group said. */
    public Prediction(
            int epoch,
            String eventId,
            String subject,
            long minute,
            double probability,
            String modelName,
            int modelVersion,
            long rawOffset,
            long rawMillis,
            Map<String, String> facts) {
        this(
                epoch,
                eventId,
                subject,
                minute,
                probability,
                modelName,
                modelVersion,
                rawOffset,
                rawMillis,
                facts,
                OptionalDouble.empty());
    }

    /** Epoch and event id: the key under which stores upsert. */
    public String id() {
        return epoch + ":" + eventId;
    }
}
