package dev.chainon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.local.process.Failure;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.retraining.RetrainingState;
import dev.chainon.store.retraining.RetrainingStep;
import dev.chainon.store.retraining.Retrainings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Watches a scenario from the first live prediction until its retraining has ended, with visitors that ask for predictions all the while. */
final class ScenarioPlay {

    private static final Duration BETWEEN_VISITORS = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** The replicas follow the registry within a second or two: what is asked meanwhile counts too. */
    private static final Duration FOLLOWED = Duration.ofSeconds(5);

    private final Stage.Scene scene;
    private final Stage stage;
    private final Workflow workflow;
    private final Retrainings retrainings;
    private final long before;

    /** Made before its processes start: the alert may come before the first prediction. */
    ScenarioPlay(Stage.Scene scene, Stage stage, Workflow workflow) {
        this.scene = scene;
        this.stage = stage;
        this.workflow = workflow;
        this.retrainings = workflow.retrainings();
        this.before = retrainings.newest(1).stream()
                .mapToLong(RetrainingStep::id)
                .findFirst()
                .orElse(0);
    }

    /**
     * Plays it to its end.
     *
     * @throws Stage.RefusedException if the retraining ended otherwise than the scenario says, a visitor got no answer, or another version answers than should
     * @throws Failure if it did not end in time
     */
    void play(Scenario scenario, Visitors visitors) {
        Instant start = Instant.now();
        stage.every(BETWEEN_VISITORS, visitors);
        RetrainingStep ended = ended(scenario, start);
        Optional<RunRow> run = ended.run().stream()
                .mapToObj(workflow.jobs()::run)
                .flatMap(Optional::stream)
                .findFirst();
        scene.vigil().pause(FOLLOWED);
        Map<String, Number> figures =
                new ScenarioFigures(scenario, start).of(retrainings.steps(ended.id()), run, visitors);
        figures.forEach(scene.report()::figure);
        scene.screen()
                .say("  answers by version: " + visitors.answersByVersion() + "; without an answer: "
                        + visitors.failed());
        judge(scenario, ended, visitors);
        run.ifPresent(done -> serves(ended, ScenarioFigures.judged(done), visitors));
    }

    private RetrainingStep ended(Scenario scenario, Instant start) {
        Set<String> told = new HashSet<>();
        while (Duration.between(start, Instant.now()).compareTo(scenario.patience()) < 0) {
            List<RetrainingStep> newest = retrainings.newest(1);
            for (RetrainingStep last : newest) {
                if (last.id() > before) {
                    retrainings.steps(last.id()).stream()
                            .filter(step -> told.add(step.id() + "/" + step.step()))
                            .forEach(step -> scene.screen()
                                    .say("  retraining " + step.id() + " is "
                                            + step.state().word() + ": " + step.words()));
                    if (last.state().ended()) {
                        return last;
                    }
                }
            }
            if (!scene.vigil().pause(PAUSE)) {
                throw new Vigil.StoppedException();
            }
        }
        throw new Failure("No retraining ended within " + scenario.patience().toSeconds() + " s of the scenario "
                + scenario.name() + ": see ./chainon retrain status and the alerts on the page Operations.");
    }

    private static void judge(Scenario scenario, RetrainingStep ended, Visitors visitors) {
        if (!ended.state().word().equals(scenario.ends())) {
            throw new Stage.RefusedException(
                    "The retraining was to end " + scenario.ends() + " and ended "
                            + ended.state().word() + ": " + ended.words(),
                    "{}");
        }
        if (visitors.failed() > 0) {
            throw new Stage.RefusedException(
                    visitors.failed() + " requests got no answer, the last one: " + visitors.lastFailure(), "{}");
        }
    }

    /** After a promotion the new version answers; after a refusal the champion still does. */
    private static void serves(RetrainingStep ended, JsonNode judged, Visitors visitors) {
        String candidate = judged.path("model").asText().replaceFirst("^.*/", "");
        String due = ended.state() == RetrainingState.PROMOTED
                ? candidate
                : judged.path("champion").asText();
        if (!visitors.lastVersion().equals(due)) {
            throw new Stage.RefusedException(
                    "Version " + due + " was to answer now, and version " + visitors.lastVersion() + " does", "{}");
        }
    }
}
