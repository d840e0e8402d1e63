package dev.chainon.local.demo;

import com.typesafe.config.Config;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Progress;
import dev.chainon.local.process.Home;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Registry;
import dev.chainon.registry.ReleaseDesk;
import dev.chainon.registry.ReleaseStep;
import dev.chainon.registry.Releases;
import dev.chainon.registry.TrialWait;
import dev.chainon.store.Database;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import dev.chainon.store.jobs.JobExecutor;
import dev.chainon.store.jobs.Jobs;
import dev.chainon.store.jobs.StepContext;
import dev.chainon.store.jobs.StepRefusedException;
import dev.chainon.store.jobs.StepWork;
import dev.chainon.store.retraining.Retrainings;
import dev.chainon.training.GateRun;
import dev.chainon.training.Judgement;
import dev.chainon.training.ModelStore;
import dev.chainon.training.ToyTraining;
import dev.chainon.training.TrainingRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The launcher's half of the loop in one process: the real job graph, trainer, gate, registry and release log on toy rows, and one replica that says what it is told to. */
final class ToyLoop implements AutoCloseable {

    static final String MODEL = ToyTraining.useCase().modelName();

    /** A champion of the first days, and what is known when the retraining begins. */
    static final Map<String, Object> EARLY =
            Map.of("training.window.judge-from", "1970-01-04", "training.window.judge-until", "1970-01-05");

    static final Map<String, String> KNOWN = Map.of(
            Handover.JUDGE_FROM, "1970-02-01",
            Handover.JUDGE_UNTIL, "1970-02-10",
            Handover.PERCENT, "20",
            Handover.REQUESTS, "40",
            Handover.PATIENCE, "20 s");

    final TestDatabase postgres = TestDatabase.fresh();
    final Jobs jobs;
    final Retrainings retrainings;
    final Registry registry;
    final Releases replica = new Releases(postgres.as(RuntimeRole.SERVING));
    final Releases releases;

    /** Steps as they began, in all runs. */
    final List<String> begun = new CopyOnWriteArrayList<>();

    /** Steps that a test does otherwise. */
    final Map<String, StepWork> otherwise = new ConcurrentHashMap<>();

    private final Path home;
    private final Database workflow;
    private final ModelStore models;
    private final Pipeline pipeline = Pipeline.read();

    ToyLoop(Path home) throws IOException {
        this.home = home;
        ToyTraining.rows(home);
        this.workflow = postgres.as(RuntimeRole.WORKFLOW);
        this.jobs = new Jobs(workflow);
        this.retrainings = new Retrainings(workflow);
        Database trainer = postgres.as(RuntimeRole.TRAINER);
        this.registry = new Registry(trainer, home.resolve("registry"));
        this.releases = new Releases(trainer);
        this.models = ModelStore.of(registry);
        ModelVersion first = training(ToyTraining.config(home, EARLY)).train().version();
        registry.promote(MODEL, first.version(), ModelStore.CHAMPION, "ada", "the first");
    }

    Retrainer retrainer() {
        Kept kept = new Kept(new Home(home, home), pipeline, jobs, words -> {});
        return new Retrainer(retrainings, kept, () -> KNOWN);
    }

    /** Does the steps of open runs until it is closed; it is started. */
    JobExecutor executor() {
        Map<String, StepWork> works = new HashMap<>();
        pipeline.steps().keySet().forEach(step -> works.put(step, this::work));
        JobExecutor executor = new JobExecutor(
                new JobExecutor.Settings("it", 1, Duration.ofSeconds(2), Duration.ofMillis(20)), workflow, works);
        executor.start();
        return executor;
    }

    private String work(StepContext context) {
        begun.add(context.step());
        Optional<StepWork> other = Optional.ofNullable(otherwise.get(context.step()));
        if (other.isPresent()) {
            return other.get().run(context);
        }
        Config config = ToyTraining.config(home, Handover.settings(context));
        return switch (context.step()) {
            case "train" -> training(config).train().json();
            case "evaluate" ->
                new GateRun(ToyTraining.useCase(), config, models, Chronicle.NONE)
                        .evaluate(config.getString("gate.candidate"))
                        .json(true);
            case "gate" -> gate(Judgement.of(config.getConfig("gate"), models));
            case "canary" -> {
                desk(config)
                        .begin(
                                ReleaseStep.Action.CANARY,
                                config.getString("gate.candidate"),
                                config.getInt("release.percent"));
                yield "{}";
            }
            case "trial" -> trial(config.getConfig("release"));
            default -> {
                desk(config).promote();
                yield "{}";
            }
        };
    }

    private TrainingRun training(Config config) {
        Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        return new TrainingRun(ToyTraining.useCase(), config, models, silent, Chronicle.NONE);
    }

    private static String gate(Judgement judgement) {
        if (!judgement.verdict().passed()) {
            throw new StepRefusedException(judgement.verdict().summary(), judgement.json(false));
        }
        return judgement.json(true);
    }

    private String trial(Config release) {
        TrialWait.Ended ended =
                new TrialWait(releases, MODEL, release.getLong("requests"), release.getDuration("patience")).await();
        if (!ended.stands()) {
            throw new StepRefusedException(ended.words(), "{}");
        }
        return "{}";
    }

    private ReleaseDesk desk(Config config) {
        return new ReleaseDesk(
                registry, releases, MODEL, config.getString("training.who"), config.getString("gate.why"));
    }

    ModelVersion champion() {
        return models.champion(MODEL).orElseThrow();
    }

    @Override
    public void close() {
        postgres.close();
    }
}
