package dev.chainon.serving.predictor;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.LogReader;
import dev.chainon.streams.PredictionLog;
import dev.chainon.streams.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The predictor of one serving process, on the topics of an epoch. */
public final class Replica<E extends Event> implements AutoCloseable {

    private final EventLog<E> log;
    private final Reports reports;
    private final PredictionTopic topic;
    private final SnapshotIndex index;
    private final Predictor<E> predictor;
    private final PredictionLineage lineage;
    private final Leadership leadership;

    /**
     * What a replica is told of its surroundings.
     *
     * @param bootstrap address of the broker
     * @param snapshots the epoch's snapshot folder
     * @param snapshotsKept how many daily snapshots are kept beside the start
     * @param registry folder of the model bundles
     * @param skewed whether the model is given a wrong input, by a fault of a demonstration
     */
    public record Place(
            String bootstrap,
            Topics topics,
            Path snapshots,
            int snapshotsKept,
            Path registry,
            BooleanSupplier skewed) {}

    public Replica(
            UseCase<E> useCase,
            Place place,
            LiveEngine<E> engine,
            ModelSlot slot,
            Leadership leadership,
            Health health,
            Reports reports) {
        this.log = new KafkaEventLog<>(new LogReader<>(
                place.bootstrap(),
                place.topics(),
                new EventCodec<>(useCase.eventSchema()),
                ClockAhead.of(useCase.contract()).from(place.snapshots())));
        this.topic = new KafkaPredictionTopic(
                PredictionLog.reader(place.bootstrap(), place.topics()),
                PredictionLog.publisher(place.bootstrap(), place.topics()));
        this.leadership = leadership;
        this.reports = reports;
        this.lineage = new PredictionLineage(reports.chronicle(), PredictionLineage.Place.of(place));
        this.index = new KafkaSnapshotIndex(place.bootstrap(), place.topics());
        this.predictor = new Predictor<>(new Predictor.Parts<>(
                useCase.features(),
                engine,
                log,
                new Scorer<>(useCase, slot, reports.telemetry(), new Scorer.Beside(reports.second(), place.skewed())),
                new Publication(topic, leadership::leads, this::published, new ReplicaAudit(reports.telemetry())),
                new Snapshots(place.snapshots(), index, place.snapshotsKept()),
                leadership::leads,
                health,
                this::died));
        reports.watch(predictor::status);
    }

    private void published(List<Prediction> predictions) {
        reports.published(predictions);
        lineage.published(predictions);
    }

    /** Whoever supervises is told first: the keeper of leases may be slow to answer. */
    private void died() {
        reports.died().run();
        leadership.close();
    }

    /** Looks whether this replica still publishes. */
    public void tellLineage() {
        lineage.leads(leadership.leads());
    }

    public void start() {
        predictor.start();
    }

    public PredictorStatus status() {
        return predictor.status();
    }

    @Override
    public void close() {
        predictor.close();
        log.close();
        topic.close();
        index.close();
    }

    /**
     * Whom a replica tells how it goes.
     *
     * @param second sees what it predicts
     * @param died called once when the predictor has died: the replica publishes no more and gives up the lease, and only a new process predicts again
     */
    public record Reports(Telemetry telemetry, Clock clock, Chronicle chronicle, SecondOpinion second, Runnable died) {

        void published(List<Prediction> predictions) {
            long now = clock.millis();
            for (Prediction each : predictions) {
                String version = Integer.toString(each.modelVersion());
                long nanos = TimeUnit.MILLISECONDS.toNanos(Math.max(0, now - each.rawMillis()));
                telemetry.time(
                        "chainon_raw_to_prediction_seconds",
                        nanos,
                        "model_name",
                        each.modelName(),
                        "model_version",
                        version);
                telemetry.count(
                        "chainon_predictions_total", 1, "model_name", each.modelName(), "model_version", version);
            }
        }

        void watch(Supplier<PredictorStatus> status) {
            telemetry.gauge("chainon_predictor_leads", () -> status.get().leads() ? 1 : 0);
            telemetry.gauge("chainon_predictor_unpublished", () -> status.get().unpublished());
            telemetry.gauge("chainon_predictor_log_position", () -> status.get().position());
            telemetry.gauge("chainon_predictor_event_minute", () -> status.get().minute());
        }
    }
}
