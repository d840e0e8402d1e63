package dev.chainon.serving.trace;

import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.model.Prediction;
import dev.chainon.registry.Manifest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Everything a prediction came from. */
public record Trace(
        Prediction prediction,
        Found<Raw> raw,
        Found<Terms> terms,
        Found<Rules> rules,
        Found<Vector> vector,
        Found<Model> model,
        Found<Data> data) {

    public Trace {
        Objects.requireNonNull(prediction);
        Objects.requireNonNull(raw);
        Objects.requireNonNull(terms);
        Objects.requireNonNull(rules);
        Objects.requireNonNull(vector);
        Objects.requireNonNull(model);
        Objects.requireNonNull(data);
    }

    /** The record as it came. */
    public record Raw(String topic, long offset, Instant appended, byte[] bytes, String sha256) {}

    /**
     * The contract under which the event came into the log.
     *
     * @param version the contract had then
     * @param today version of the running contract
     */
    public record Terms(String contract, String version, String today) {

        /** Whether what was judged then would be judged by other words today. */
        public boolean changed() {
            return !version.equals(today);
        }
    }

    /**
     * What the purification of the running code does with these bytes, which is what happened then if the {@link Terms} are the same.
     *
     * @param version of the running contract
     * @param same whether they give the event that was predicted
     * @param verdict the event's id, or why a rule refuses it
     * @param repairs rules that changed something, in the order they fired
     */
    public record Rules(String contract, String version, boolean same, String verdict, List<String> repairs) {
        public Rules {
            repairs = List.copyOf(repairs);
        }
    }

    /**
     * The features, computed again from the log by a fresh engine.
     *
     * @param from the state the engine began with
     * @param events of the log that it read
     * @param sha256 of the values as big-endian floats
     * @param score what the bundle's network makes of them
     */
    public record Vector(List<String> names, List<Float> values, String sha256, Path from, long events, double score) {
        public Vector {
            names = List.copyOf(names);
            values = List.copyOf(values);
        }

        /** The published probability and the one computed again differ by less than one network call and the next may. */
        public boolean reproduces(Prediction published) {
            return Math.abs(score - published.probability()) <= 1e-6;
        }
    }

    /** @param digest SHA-256 of the manifest, and so of the whole bundle */
    public record Model(String uri, Path folder, String digest, Manifest manifest) {}

    /** @param steps from the training set back to the source */
    public record Data(String trainingSet, List<Step> steps) {
        public Data {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A data set and the run that made it.
     *
     * @param job empty for a source
     * @param commit of the code that ran
     */
    public record Step(Dataset dataset, Optional<String> job, Optional<String> commit) {}
}
