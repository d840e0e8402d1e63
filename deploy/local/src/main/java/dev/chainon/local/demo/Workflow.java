package dev.chainon.local.demo;

import dev.chainon.local.Git;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Program;
import dev.chainon.store.Database;
import dev.chainon.store.jobs.Done;
import dev.chainon.store.jobs.JobExecutor;
import dev.chainon.store.jobs.JobGraph;
import dev.chainon.store.jobs.Jobs;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.RunState;
import dev.chainon.store.jobs.StepContext;
import dev.chainon.store.jobs.StepRefusedException;
import dev.chainon.store.jobs.StepRow;
import dev.chainon.store.jobs.StepState;
import dev.chainon.store.jobs.StepStoppedException;
import dev.chainon.store.jobs.StepWork;
import dev.chainon.store.retraining.Retrainings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The executor of the job graph in this launcher: each step is a child process. It goes on for as long as the launcher lives, for runs that others start. */
final class Workflow implements AutoCloseable {

    /** A full history on a slow machine takes minutes, not hours. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(60);

    private static final int CONNECTIONS = 5;

    /** What the load and the features take together. */
    private static final String HISTORY = "history.seconds";

    private static final List<String> PARTS = List.of("ingest.seconds", "features.seconds");

    /**
     * What is to be done.
     *
     * @param params what the steps are told
     * @param forced steps to be done whatever was done before
     */
    record Wish(JobGraph graph, Map<String, String> params, Set<String> forced) {}

    private final Stage.Scene scene;
    private final Stage stage;
    private final Fleet fleet;
    private final Pipeline pipeline;
    private final Database database;
    private final Jobs jobs;
    private final Retrainings retrainings;
    private final Kept kept;
    private final Results results;
    private final JobExecutor executor;

    Workflow(Stage.Scene scene, Stage stage, Fleet fleet, Databases.Login login) {
        this.scene = scene;
        this.stage = stage;
        this.fleet = fleet;
        this.pipeline = Pipeline.read();
        this.database = new Database(login.url(), login.user(), login.password(), CONNECTIONS);
        this.jobs = new Jobs(database);
        this.retrainings = new Retrainings(database);
        this.kept = new Kept(scene.home(), pipeline, jobs, scene.screen()::say);
        this.results = new Results(scene.home());
        Map<String, StepWork> works = new HashMap<>();
        pipeline.steps().forEach((name, step) -> works.put(name, context -> work(step, context)));
        this.executor = new JobExecutor(
                new JobExecutor.Settings(
                        "launcher-" + ProcessHandle.current().pid(),
                        1,
                        scene.settings().heartbeat(),
                        Duration.ofMillis(200)),
                database,
                works);
    }

    Pipeline pipeline() {
        return pipeline;
    }

    Jobs jobs() {
        return jobs;
    }

    /** What earlier runs did. */
    Kept kept() {
        return kept;
    }

    Retrainings retrainings() {
        return retrainings;
    }

    /** Does what is wished and not done yet; a run of the same wish that was cut off goes on. Ends with it. */
    RunRow play(Wish wish) {
        long run = goOn(wish)
                .orElseGet(() ->
                        jobs.start(wish.graph(), wish.params(), kept.of(wish.graph(), wish.params(), wish.forced())));
        jobs.run(run).ifPresent(row -> row.steps().stream()
                .filter(step -> step.state() == StepState.SKIPPED || step.state() == StepState.DONE)
                .forEach(this::remember));
        executor.start();
        while (true) {
            RunRow row = jobs.run(run).orElseThrow();
            if (row.state() != RunState.RUNNING) {
                return row;
            }
            if (!scene.vigil().pause(Duration.ofMillis(100))) {
                throw new Vigil.StoppedException();
            }
        }
    }

    /** Nobody else works on the graph of this home: an open run is one that was cut off. */
    private Optional<Long> goOn(Wish wish) {
        Optional<RunRow> open = jobs.open();
        boolean same = open.filter(
                        run -> run.params().equals(wish.params()) && names(run).equals(names(wish)))
                .filter(run -> run.steps().stream().allMatch(step -> stands(run, step)))
                .isPresent();
        if (same) {
            open.ifPresent(run -> scene.screen().say("  run " + run.id() + " was cut off and goes on"));
            return open.map(RunRow::id);
        }
        open.ifPresent(run -> jobs.cancel(run.id(), Retrainer.CUT_OFF));
        return Optional.empty();
    }

    private boolean stands(RunRow run, StepRow step) {
        return step.result()
                .filter(result -> step.state() == StepState.DONE || step.state() == StepState.SKIPPED)
                .map(result -> kept.there(step.name(), new Done(run.id(), result)))
                .orElse(true);
    }

    private static List<String> names(RunRow run) {
        return run.steps().stream().map(StepRow::name).toList();
    }

    private static List<String> names(Wish wish) {
        return wish.graph().nodes().stream().map(JobGraph.Node::name).toList();
    }

    private void remember(StepRow step) {
        step.result().ifPresent(result -> {
            scene.report().remembered(result);
            scene.report().sum(HISTORY, PARTS);
            results.keep(step.name(), result);
        });
    }

    private String work(Pipeline.Step step, StepContext context) {
        Instant start = Instant.now();
        scene.screen().say("  " + context.step() + " ...");
        Program program = fleet.program(Handover.app(step, context), context.step(), Handover.settings(context))
                .withArguments(List.of(step.argument()));
        try {
            String result = stage.run(program, LONGEST_STEP, context);
            Duration time = Duration.between(start, Instant.now());
            scene.report().step(context.step(), time);
            scene.screen().done(context.step(), time, "");
            scene.report().sum(HISTORY, PARTS);
            results.keep(context.step(), result);
            Kept.tree(result).path("words").forEach(words -> scene.screen().say("  " + words.asText()));
            if (!Handover.inWindow(context)) {
                tell(context.step(), start, result);
            }
            return result;
        } catch (Vigil.StoppedException e) {
            throw new StepStoppedException("the launcher ends");
        } catch (Stage.RefusedException e) {
            throw new StepRefusedException(e.words(), e.result());
        } catch (RuntimeException e) {
            if (scene.vigil().over()) {
                throw new StepStoppedException("the launcher ends");
            }
            if (!context.stopped()) {
                scene.screen().say("  " + context.step() + " failed at attempt " + context.attempt());
            }
            throw e;
        }
    }

    /** Leaves the step's own report, which a later run that does it not again leaves alone. */
    private void tell(String step, Instant start, String result) {
        Report own = new Report(step, start);
        own.measured(result);
        if (PARTS.contains(step + ".seconds") && scene.report().measures(HISTORY)) {
            own.figure(HISTORY, scene.report().figure(HISTORY));
        }
        Path file = scene.home().folder("reports").resolve(step + ".json");
        Report.write(file, own.json(true, Git.commit(scene.home().code()), Instant.now()));
    }

    /** Throws in words what kept a run from being done. */
    static void demand(RunRow run) {
        if (run.state() == RunState.DONE) {
            return;
        }
        Optional<StepRow> failed = run.failed();
        String words = failed.map(StepRow::error).orElse("Run " + run.id() + " was cancelled: " + run.note());
        if (failed.isPresent() && failed.get().refused()) {
            throw new Stage.RefusedException(words, failed.get().result().orElse("{}"));
        }
        throw new Failure(words);
    }

    @Override
    public void close() {
        executor.close();
        database.close();
    }
}
