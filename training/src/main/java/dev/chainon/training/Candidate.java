package dev.chainon.training;

import dev.chainon.core.data.Sha256;
import dev.chainon.registry.Bundle;
import dev.chainon.training.gate.Contender;
import dev.chainon.training.gate.ControlChecks;
import dev.chainon.training.gate.OwnChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * A model that wants to be champion, registered or still in its staged folder.
 *
 * @param contender its scores on the validation rows
 * @param version its number; 0 before it is registered
 * @param folder with both its forms
 * @param parity largest difference of probability between them
 * @param control its gains over the control group of its own run
 */
record Candidate(
        Contender contender, int version, Path folder, double parity, Map<String, ControlChecks.Gain> control) {

    Candidate {
        Objects.requireNonNull(contender);
        Objects.requireNonNull(folder);
        control = Map.copyOf(control);
    }

    Path onnx() {
        return folder.resolve(Bundle.ONNX);
    }

    String digest() {
        return Sha256.of(onnx());
    }

    /** Measured now, on this machine. */
    OwnChecks.Cost cost(Split rows) {
        OnnxScores.Latency latency = OnnxScores.latencyOfOneRow(onnx(), rows);
        try {
            long bytes = Files.size(onnx()) + Files.size(folder.resolve(Bundle.DL4J));
            return new OwnChecks.Cost(parity, latency.medianMicros(), latency.p99Micros(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot measure the files in " + folder, e);
        }
    }
}
