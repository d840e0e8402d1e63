package dev.chainon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.retraining.RetrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * The champion of a scenario, for as long as it plays. Who was champion before is kept in a file of the state folder and takes its place again afterwards: at the end, or at the next
 * start where the launcher was killed.
 */
record Understudy(Workflow workflow, Home home, Screen screen) {

    private static final String TRAIN = "train";
    private static final String EVALUATE = "evaluate";
    private static final String PROMOTE = "promote";

    /** Trains the champion that the scenario needs and lets it serve; gives the name of the model. */
    String enter(Scenario scenario) {
        screen.say("  the scenario " + scenario.name() + " replays from " + scenario.from()
                + "; its champion learns from the days before "
                + scenario.judged().get(0) + ", as its retraining will, by " + scenario.training());
        endRetraining("the scenario " + scenario.name() + " begins");
        RunRow trained = play(Set.of(TRAIN, EVALUATE), Set.of(TRAIN, EVALUATE), scenario.champion());
        JsonNode judged = Kept.tree(trained.steps().stream()
                .filter(step -> step.name().equals(EVALUATE))
                .findFirst()
                .flatMap(step -> step.result())
                .orElse("{}"));
        keep(judged.path("champion").asInt());
        // What the gate just said is kept: the promotion follows at once.
        play(Set.of(EVALUATE, PROMOTE), Set.of(PROMOTE), scenario.champion());
        return judged.path("model").asText().replaceFirst("^models:/", "").replaceFirst("/.*$", "");
    }

    /** Gives the place back to whom it was taken from, and ends a retraining that is open still; does nothing where the place was not taken. */
    void leave() {
        if (!Files.exists(file())) {
            return;
        }
        String before = read();
        endRetraining("the scenario is over");
        screen.say("  version " + before + " takes its place again: the scenario is over");
        play(
                Set.of(EVALUATE, PROMOTE),
                Set.of(EVALUATE, PROMOTE),
                Map.of(
                        "command",
                        "scenario",
                        Handover.WHO,
                        "scenario",
                        Handover.FORCE,
                        "the scenario is over",
                        Handover.VERSION,
                        before));
        delete();
    }

    /** One that is open belongs to another story. */
    private void endRetraining(String why) {
        workflow.retrainings().open().ifPresent(step -> workflow.retrainings()
                .append(step, RetrainingState.STOPPED, "scenario", why));
    }

    private RunRow play(Set<String> steps, Set<String> forced, Map<String, String> params) {
        RunRow run =
                workflow.play(new Workflow.Wish(workflow.pipeline().scenario().only(steps), params, forced));
        Workflow.demand(run);
        return run;
    }

    private Path file() {
        return home.state().resolve("champion-before-scenario");
    }

    /** The first one stays, if a scenario is played after another that was killed. */
    private void keep(int version) {
        try {
            if (!Files.exists(file())) {
                Files.writeString(file(), Integer.toString(version));
            }
        } catch (IOException e) {
            throw new Failure(
                    "The champion before the scenario cannot be kept in " + file() + ": " + e.getMessage(), e);
        }
    }

    private String read() {
        try {
            return Files.readString(file()).strip();
        } catch (IOException e) {
            throw new Failure(file() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void delete() {
        try {
            Files.delete(file());
        } catch (IOException e) {
            throw new Failure(file() + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
