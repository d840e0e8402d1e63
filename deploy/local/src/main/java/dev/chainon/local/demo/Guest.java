package dev.chainon.local.demo;

import dev.chainon.local.platform.Postgres;
import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Line;
import dev.chainon.store.Database;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.jobs.Jobs;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.RunState;
import dev.chainon.store.jobs.StepRow;
import dev.chainon.store.jobs.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Asks the launcher that runs here for batch work, by its database, and tells how it goes on. */
record Guest(Stage.Scene scene) {

    void play(Workflow.Wish wish) {
        RunRow run = with(jobs -> {
            Kept kept = new Kept(scene.home(), Pipeline.read(), jobs, scene.screen()::say);
            long id = jobs.start(wish.graph(), wish.params(), kept.of(wish.graph(), wish.params(), wish.forced()));
            scene.screen()
                    .say("Run " + id
                            + " goes on in the launcher that runs here; Ctrl-C leaves it to it, ./chainon jobs --cancel "
                            + id + " ends it.");
            return follow(jobs, id);
        });
        Workflow.demand(run);
    }

    <T> T with(Function<Jobs, T> work) {
        return enter(database -> work.apply(new Jobs(database)));
    }

    /** Does something in the database of the launcher that runs here, with the rights of those who lead the batch work. */
    <T> T enter(Function<Database, T> work) {
        String user = RuntimeRole.WORKFLOW.user();
        String url = "jdbc:postgresql://127.0.0.1:" + scene.settings().port("postgres") + "/" + Postgres.RUNTIME;
        String password = new Secrets(scene.home().run("secrets")).password(user);
        try (Database database = new Database(url, user, password, 2)) {
            return work.apply(database);
        } catch (com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
            throw new Failure(
                    "The launcher that runs here has no database yet, or is ending: try again in a moment (./chainon status).",
                    e);
        }
    }

    private RunRow follow(Jobs jobs, long id) {
        Set<String> told = new HashSet<>();
        while (true) {
            RunRow run = jobs.run(id).orElseThrow();
            run.steps().forEach(step -> tell(step, told));
            if (run.state() != RunState.RUNNING) {
                return run;
            }
            if (!scene.vigil().pause(Duration.ofMillis(300))) {
                throw new Vigil.StoppedException();
            }
        }
    }

    private void tell(StepRow step, Set<String> told) {
        StepRow.Progress progress = step.progress();
        if (step.state() == StepState.RUNNING && !progress.of().isEmpty()) {
            scene.screen().progress(new Line.Progress(progress.of(), progress.done(), progress.total()));
        }
        if (step.state() == StepState.DONE && told.add(step.name())) {
            Duration took = step.took(Instant.now()).orElse(Duration.ZERO);
            step.result().ifPresent(scene.report()::figures);
            scene.report().step(step.name(), took);
            scene.screen().done(step.name(), took, "");
        }
    }
}
