package dev.chainon.training;

import dev.chainon.core.model.Gate;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.training.evaluation.Evaluation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything measured of a candidate.
 *
 * @param control by name of the member of the control group, on the same rows
 * @param champion the present champion on the same rows, if there is one with the same features
 * @param parity largest difference of probability between network and ONNX form
 */
record Findings(
        Evaluation candidate,
        Map<String, Evaluation> control,
        Optional<ModelMetrics> champion,
        double parity,
        Gate.Verdict verdict,
        Fitted fitted) {

    Findings {
        Objects.requireNonNull(candidate);
        control = new LinkedHashMap<>(control);
    }
}
