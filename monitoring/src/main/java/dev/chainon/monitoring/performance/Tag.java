package dev.chainon.monitoring.performance;

import dev.chainon.core.model.Prediction;
import java.util.List;
import java.util.Objects;

/**
 * What is kept of a prediction until its outcome is known.
 *
 * @param groups number of its group in each grouping of the use case; empty where its inputs are not known
 */
public record Tag(String model, int version, List<Integer> groups) {

    public Tag {
        Objects.requireNonNull(model);
        groups = List.copyOf(groups);
    }

    static Tag of(Prediction prediction) {
        return new Tag(prediction.modelName(), prediction.modelVersion(), List.of());
    }
}
