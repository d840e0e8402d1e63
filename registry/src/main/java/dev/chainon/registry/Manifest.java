package dev.chainon.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.chainon.core.model.ModelMetrics;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a bundle says of itself.
 *
 * @param model name of the model, such as {@code late-arrival}
 * @param created instant of its making, ISO 8601
 * @param features names of the inputs, in order
 * @param snapshot tag of the training set
 * @param commit commit of the code that trained it
 * @param params parameters and seeds of the training
 * @param metrics on the validation period: auc, prauc, logloss, brier, ece, rows, positives, and the threshold that costs least there
 * @param parity largest difference of probability between the trained network and its ONNX form
 * @param sha256 by file name, for every file of the bundle but the manifest itself
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"model", "created", "features", "snapshot", "commit", "params", "metrics", "parity", "sha256"})
public record Manifest(
        String model,
        String created,
        List<String> features,
        String snapshot,
        String commit,
        Map<String, String> params,
        Map<String, Double> metrics,
        double parity,
        Map<String, String> sha256) {

    public Manifest {
        Objects.requireNonNull(model, "a manifest needs 'model'");
        Objects.requireNonNull(created, "a manifest needs 'created'");
        Objects.requireNonNull(snapshot, "a manifest needs 'snapshot'");
        Objects.requireNonNull(commit, "a manifest needs 'commit'");
        features = List.copyOf(Objects.requireNonNull(features, "a manifest needs 'features'"));
        params = Map.copyOf(Objects.requireNonNull(params, "a manifest needs 'params'"));
        metrics = Map.copyOf(Objects.requireNonNull(metrics, "a manifest needs 'metrics'"));
        sha256 = Map.copyOf(Objects.requireNonNull(sha256, "a manifest needs 'sha256'"));
        ModelName.check(model);
    }

    /**
     * The metrics as the gate wants them.
     *
     * @throws IllegalStateException if one is missing
     */
    public ModelMetrics validation() {
        return new ModelMetrics(
                metric("auc"),
                metric("prauc"),
                metric("logloss"),
                metric("brier"),
                metric("ece"),
                (long) metric("rows"),
                (long) metric("positives"));
    }

    private double metric(String name) {
        Double value = metrics.get(name);
        if (value == null) {
            throw new IllegalStateException(
                    "manifest of " + model + " has no metric '" + name + "'; it has " + metrics.keySet());
        }
        return value;
    }
}
