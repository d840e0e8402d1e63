package dev.chainon.serving.predictor;

import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Facts;
import dev.chainon.core.lineage.Flow;
import dev.chainon.core.lineage.Job;
import dev.chainon.core.lineage.LineageRun;
import dev.chainon.core.model.Prediction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells the publishing of predictions: a run lasts as long as this replica publishes with one version of the model. Thread-safe. */
final class PredictionLineage {

    private static final Job PREDICT = Job.streaming(
            "serving.predict",
            "Feeds the clean log to the engine and publishes the model's prediction of each instance.");

    /** Names of what is read and written. */
    record Place(Dataset clean, Dataset snapshot, Path registry, Dataset predictions) {

        static Place of(Replica.Place place) {
            return new Place(
                    Dataset.topic(place.bootstrap(), place.topics().clean()),
                    Dataset.file(place.snapshots().resolve("start.bin")),
                    place.registry(),
                    Dataset.topic(place.bootstrap(), place.topics().predictions()));
        }

        /** Where the registry keeps a version. */
        private Dataset bundle(Prediction made) {
            String version = Integer.toString(made.modelVersion());
            return Dataset.file(registry.resolve(made.modelName()).resolve(version))
                    .with(Facts.NONE.version("models:/" + made.modelName() + "/" + version));
        }
    }

    private final Chronicle chronicle;
    private final Place place;
    private Optional<LineageRun> run = Optional.empty();
    private Dataset bundle;
    private long rows;

    PredictionLineage(Chronicle chronicle, Place place) {
        this.chronicle = chronicle;
        this.place = place;
        this.bundle = place.predictions();
    }

    /** @param predictions that the topic has taken, at least one */
    synchronized void published(List<Prediction> predictions) {
        Dataset used = place.bundle(predictions.get(predictions.size() - 1));
        if (run.isEmpty() || !used.equals(bundle)) {
            run.ifPresent(before -> before.complete(this::flow));
            bundle = used;
            rows = predictions.size();
            run = Optional.of(chronicle.begin(Chronicle.Plan.of(PREDICT), this::flow));
        } else {
            rows += predictions.size();
            run.get().running(this::flow);
        }
    }

    /** A replica that stands by publishes nothing: its run is over. */
    synchronized void leads(boolean now) {
        if (!now) {
            run.ifPresent(before -> before.complete(this::flow));
            run = Optional.empty();
        }
    }

    private synchronized Flow flow() {
        return new Flow(
                List.of(place.clean(), place.snapshot(), bundle),
                List.of(place.predictions().rows(rows)));
    }
}
