package dev.chainon.training;

import dev.chainon.core.model.ModelMetrics;
import dev.chainon.training.gate.Verdict;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything measured of a candidate.
 *
 * @param control the control group on the same rows
 * @param champion the present champion on the same rows, if there is one that can be compared with
 * @param parity largest difference of probability between network and ONNX form
 */
record Findings(
        Scored candidate,
        Control control,
        Optional<ModelMetrics> champion,
        double parity,
        Verdict verdict,
        Fitted fitted,
        Analysis analysis) {

    Findings {
        Objects.requireNonNull(candidate);
        Objects.requireNonNull(control);
        Objects.requireNonNull(analysis);
    }
}
