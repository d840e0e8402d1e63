package dev.chainon.monitoring;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.FaultWatch;
import dev.chainon.core.fault.Faults;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Job;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.monitoring.drift.DriftBoard;
import dev.chainon.monitoring.drift.DriftGauges;
import dev.chainon.monitoring.drift.ReferenceShelf;
import dev.chainon.monitoring.fault.FullDisk;
import dev.chainon.monitoring.fault.Stalled;
import dev.chainon.monitoring.hardware.GpuSensors;
import dev.chainon.monitoring.hardware.HardwareWatch;
import dev.chainon.monitoring.hardware.KernelFiles;
import dev.chainon.monitoring.hardware.MachineSensors;
import dev.chainon.monitoring.hardware.Reading;
import dev.chainon.monitoring.kpi.DecisionBook;
import dev.chainon.monitoring.process.ProcessReport;
import dev.chainon.monitoring.process.ProcessWatch;
import dev.chainon.monitoring.process.ScratchFolder;
import dev.chainon.monitoring.projection.Bookmark;
import dev.chainon.monitoring.projection.ProjectionLineage;
import dev.chainon.monitoring.projection.Projector;
import dev.chainon.monitoring.projection.Sources;
import dev.chainon.monitoring.stream.PerformanceHistory;
import dev.chainon.monitoring.stream.RecentOutcomes;
import dev.chainon.monitoring.stream.StreamBoard;
import dev.chainon.monitoring.stream.StreamPulse;
import dev.chainon.monitoring.stream.StreamWatch;
import dev.chainon.monitoring.web.MonitoringRoutes;
import dev.chainon.store.Database;
import dev.chainon.store.Outcome;
import dev.chainon.store.Outcomes;
import dev.chainon.store.Predictions;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.LogReader;
import dev.chainon.streams.PredictionLog;
import dev.chainon.streams.Topics;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The monitoring of one epoch: starts what reads, joins, projects and watches, and stops it. */
public final class Monitoring<E extends Event> implements AutoCloseable {

    private static final List<String> GAUGES = List.of(
            "live.auc", "live.logloss", "live.brier", "live.ece", "live.late.share", "live.mean.score", "live.labels");

    private static final Job PREDICTIONS =
            Job.streaming("monitoring.predictions", "Writes the predictions topic into the runtime database.");
    private static final Job OUTCOMES =
            Job.streaming("monitoring.outcomes", "Writes the labels of the clean log into the runtime database.");

    private static final String WRITTEN = "chainon_projector_written_total";

    private final Health health = new Health();
    private final PrometheusTelemetry telemetry = new PrometheusTelemetry();
    private final StreamBoard board;
    private final PerformanceHistory history;
    private final StreamWatch<E> watch;
    private final Projector<Prediction> predictions;
    private final Projector<Outcome> outcomes;
    private final ProcessWatch processes;
    private final HardwareWatch hardware;
    private final ReportFigures reports;
    private final StreamPulse pulse;
    private final DecisionBook decisions;
    private final Map<String, URI> targets;
    private final Optional<String> key;
    private final RecentOutcomes recent = new RecentOutcomes();
    private final ScratchFolder scratch;
    private final Faults suffered;
    private final FaultWatch faults;

    /**
     * Where the projections go and who is told of it.
     *
     * @param url of the database
     * @param died called when a thread that reads the logs has died, on that thread: this process must end then, so that it is started again
     * @param faults what this process may have to suffer, in a demonstration
     */
    public record Runtime(Database database, String url, Chronicle chronicle, Runnable died, Faults faults) {

        public Runtime(Database database, String url, Chronicle chronicle, Runnable died) {
            this(database, url, chronicle, died, Faults.NONE);
        }

        private <T> ProjectionLineage<T> told(Consumer<List<T>> rows, Job job, Dataset topic, String table) {
            return new ProjectionLineage<>(
                    rows, chronicle, new ProjectionLineage.Way(job, topic, Dataset.table(url, table)));
        }
    }

    /** @param listener hears every prediction of the epoch, from its start */
    public Monitoring(UseCase<E> useCase, MonitoringSettings settings, Runtime runtime, Consumer<Prediction> listener) {
        Topics topics = new Topics(useCase.topicPrefix(), settings.epoch());
        EventCodec<E> codec = new EventCodec<>(useCase.eventSchema());
        ClockAhead rule = ClockAhead.of(useCase.contract())
                .from(settings.home().resolve("snapshots").resolve("e" + settings.epoch()));
        DriftBoard drift = new DriftBoard(new ReferenceShelf(settings.home().resolve("registry")), useCase.groupings());
        board = new StreamBoard(settings.epoch(), InstantSource.system(), telemetry, drift);
        decisions = DecisionBook.of(useCase, telemetry);
        board.tell(decisions);
        board.tell(recent);
        history = new PerformanceHistory(board);
        board.tell(history);
        watch = new StreamWatch<>(
                StreamWatch.Readers.open(settings.bootstrap(), topics, codec, rule),
                board,
                listener,
                health,
                runtime.died());
        Path marks = settings.home().resolve("monitoring");
        predictions = new Projector<>(
                new Projector.Settings<>(
                        "predictions-projector", Prediction::id, settings.databaseRetry(), runtime.died()),
                new Stalled<>(
                        Sources.predictions(PredictionLog.reader(settings.bootstrap(), topics)),
                        () -> runtime.faults().on(Fault.CONSUMER_LAG)),
                runtime.told(
                        counted(new Predictions(runtime.database())::upsert),
                        PREDICTIONS,
                        Dataset.topic(settings.bootstrap(), topics.predictions()),
                        "runtime.prediction"),
                new Bookmark(marks.resolve(topics.predictions() + ".offset")),
                health);
        outcomes = new Projector<>(
                new Projector.Settings<>(
                        "outcomes-projector", Outcome::subject, settings.databaseRetry(), runtime.died()),
                Sources.outcomes(LogReader.gathered(settings.bootstrap(), topics, codec, rule)),
                runtime.told(
                        new Outcomes(runtime.database())::upsert,
                        OUTCOMES,
                        Dataset.topic(settings.bootstrap(), topics.clean()),
                        "runtime.outcome"),
                new Bookmark(marks.resolve(topics.clean() + ".outcomes.offset")),
                health);
        processes = new ProcessWatch(settings.targets(), settings.home().resolve("run"));
        hardware = hardware(settings.home());
        reports = new ReportFigures(
                List.of(settings.home().resolve("results"), settings.home().resolve("reports")));
        targets = settings.targets();
        key = settings.key();
        pulse = new Followers(watch, predictions, outcomes).pulse(settings, topics);
        pulse.publish(telemetry);
        processes.publish(telemetry);
        scratch = settings.scratch();
        suffered = runtime.faults();
        faults = new FaultWatch(
                runtime.faults(), Map.of(Fault.FULL_DISK, new FullDisk(scratch.folder(), scratch.quota())));
    }

    private <T> Consumer<List<T>> counted(Consumer<List<T>> rows) {
        telemetry.count(WRITTEN, 0);
        return batch -> {
            rows.accept(batch);
            telemetry.count(WRITTEN, batch.size());
        };
    }

    private HardwareWatch hardware(Path home) {
        return new HardwareWatch(
                List.of(
                        new MachineSensors(home, home.resolve("native")),
                        KernelFiles.ofThisMachine(),
                        new GpuSensors("nvidia-smi")),
                telemetry);
    }

    public Monitoring<E> start() {
        for (String id : GAUGES) {
            telemetry.gauge(
                    "chainon_" + id.replace('.', '_'), () -> board.figures().getOrDefault(id, Double.NaN));
        }
        telemetry.gauge(
                "chainon_stream_timestamp_seconds",
                () -> 60 * board.figures().getOrDefault("stream.minute", Double.NaN));
        new DriftGauges(board.drift(), telemetry).register();
        telemetry.gauge("chainon_projector_lag_records", () -> predictions.lag());
        telemetry.gauge("chainon_projector_refused", () -> predictions.refused() || outcomes.refused() ? 1 : 0);
        telemetry.gauge("chainon_broker_silent_seconds", pulse::silentSeconds);
        telemetry.gauge("chainon_recent_positive_share", recent::positiveShare);
        telemetry.gauge("chainon_scratch_used_ratio", scratch::used);
        watch.start();
        predictions.start();
        outcomes.start();
        processes.start();
        hardware.start();
        pulse.start();
        faults.start();
        return this;
    }

    public void mount(Router router) {
        new MonitoringRoutes(telemetry, this::figures, board, health).mount(router);
    }

    /** Every number that is known, by its stable identifier. */
    public Map<String, Double> figures() {
        Map<String, Double> all = new TreeMap<>(reports.read());
        all.putAll(board.figures());
        all.putAll(watch.lags());
        all.putAll(hardware.figures());
        all.put("lag.projector", (double) predictions.lag());
        return all;
    }

    /** The topics with their rates and readers, as they were a moment ago; empty while the broker does not answer. */
    public List<StreamPulse.Topic> streams() {
        return pulse.topics();
    }

    public Map<String, URI> targets() {
        return targets;
    }

    /** Shown to the watched processes where they ask who asks. */
    public Optional<String> key() {
        return key;
    }

    public Telemetry telemetry() {
        return telemetry;
    }

    /** All measures of this process as Prometheus reads them. */
    public String measures() {
        return telemetry.scrape();
    }

    /** The faults that may be on here; none in production. */
    public Faults faults() {
        return suffered;
    }

    public DecisionBook decisions() {
        return decisions;
    }

    /** How good the predictions were over time. */
    public PerformanceHistory history() {
        return history;
    }

    public StreamBoard board() {
        return board;
    }

    public List<ProcessReport> processes() {
        return processes.reports();
    }

    /** What the machine's sensors say, absent ones with the reason. */
    public List<Reading> hardware() {
        return hardware.readings();
    }

    @Override
    public void close() {
        faults.close();
        pulse.close();
        processes.close();
        hardware.close();
        watch.close();
        predictions.close();
        outcomes.close();
        telemetry.close();
    }
}
