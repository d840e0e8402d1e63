package dev.chainon.training;

import com.typesafe.config.Config;
import dev.chainon.core.data.Sha256;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Facts;
import dev.chainon.core.lineage.Flow;
import dev.chainon.core.lineage.Job;
import dev.chainon.core.lineage.LineageRun;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.ModelVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Tells a training, from the training set to the registered bundle, and the gate's decision as a run of its own. */
final class TrainingLineage {

    private static final Job TRAIN = Job.batch(
            "training.train", "Trains a network and its control group, judges them, and registers the bundle.");
    private static final Job PROMOTE =
            Job.batch("training.promote", "Gives the alias champion to a version that passed the gate.");

    private final Chronicle chronicle;
    private final Config chainon;

    /** @param chainon the settings below the root {@code chainon} */
    TrainingLineage(Chronicle chronicle, Config chainon) {
        this.chronicle = chronicle;
        this.chainon = chainon;
    }

    Outcome training(TrainingSet set, Supplier<Outcome> work) {
        return chronicle.follow(
                Chronicle.Plan.of(TRAIN),
                () -> new Flow(List.of(input(set)), List.of()),
                work::get,
                outcome -> new Flow(List.of(input(set)), List.of(bundle(outcome.version()))));
    }

    /** The gate's decision: a version it refused leaves the aliases as they were. */
    void judged(ModelVersion version, boolean promoted) {
        LineageRun decision =
                chronicle.begin(Chronicle.Plan.of(PROMOTE), () -> new Flow(List.of(bundle(version)), List.of()));
        if (promoted) {
            decision.complete(() -> new Flow(List.of(bundle(version)), List.of(alias(version))));
        } else {
            decision.abort(() -> new Flow(List.of(bundle(version)), List.of()));
        }
    }

    private Dataset input(TrainingSet set) {
        long rows = (long) set.train().rows() + set.validation().rows();
        return Dataset.file(Path.of(chainon.getString("home"), "training").resolve(set.name()))
                .with(Facts.NONE.rows(rows).tag(set.name()).version(set.snapshot()));
    }

    private Dataset alias(ModelVersion version) {
        return Dataset.table(chainon.getString("runtime.url"), "runtime.model_alias")
                .with(Facts.NONE.rows(1).version(version.uri()));
    }

    private static Dataset bundle(ModelVersion version) {
        String digest = Sha256.of(version.folder().resolve(Bundle.MANIFEST));
        return Dataset.file(version.folder())
                .with(Facts.NONE.version(version.uri()).tag("sha256:" + digest));
    }
}
