package dev.chainon.local.demo;

import dev.chainon.local.process.Failure;
import dev.chainon.store.jobs.Done;
import dev.chainon.store.jobs.Jobs;
import dev.chainon.store.jobs.RunRefusedException;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.StepRow;
import dev.chainon.store.retraining.RetrainingState;
import dev.chainon.store.retraining.RetrainingStep;
import dev.chainon.store.retraining.Retrainings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the retrainings that were agreed to, one run of the job graph each. Everything it knows is in the database: after a restart it goes on where it was. */
final class Retrainer implements Runnable {

    /** Why a run ends that the restart of a launcher cut off. */
    static final String CUT_OFF = "another run was asked for";

    private static final Logger LOG = LoggerFactory.getLogger(Retrainer.class);
    private static final String WHO = "launcher";
    private static final String ID = "retraining";
    /** How the gate begins what is not as it should be. */
    private static final String UNMET = "NOT met";

    /** Steps whose refusal is an answer, not a failure. */
    private static final Map<String, RetrainingState> ANSWERS = Map.of(
            "gate",
            RetrainingState.REFUSED,
            "trial",
            RetrainingState.ROLLED_BACK,
            "adopt",
            RetrainingState.ROLLED_BACK);

    private final Retrainings retrainings;
    private final Kept kept;
    private final Jobs jobs;
    private final Supplier<Map<String, String>> known;

    /**
     * @param kept the runs, and what of their work still stands
     * @param known what the steps are told of the present moment; throws {@link Failure} while it cannot be told
     */
    Retrainer(Retrainings retrainings, Kept kept, Supplier<Map<String, String>> known) {
        this.retrainings = retrainings;
        this.kept = kept;
        this.jobs = kept.jobs();
        this.known = known;
    }

    /** Takes the open retraining one step on, if it can be. Never throws, so that a schedule goes on. */
    @Override
    public void run() {
        try {
            retrainings.open().ifPresentOrElse(this::goOn, this::endStopped);
        } catch (RuntimeException e) {
            LOG.warn("the open retraining cannot go on now", e);
        }
    }

    /** A person ends a retraining in its log alone; its run is ended here. */
    private void endStopped() {
        retrainings.newest(1).stream()
                .filter(step -> step.state() == RetrainingState.STOPPED)
                .forEach(step -> jobs.open()
                        .filter(run -> does(run, step))
                        .ifPresent(run -> jobs.cancel(run.id(), "stopped by " + step.who() + ": " + step.words())));
    }

    private void goOn(RetrainingStep step) {
        switch (step.state()) {
            case APPROVED -> begin(step);
            case RUNNING ->
                step.run().stream()
                        .mapToObj(jobs::run)
                        .flatMap(Optional::stream)
                        .forEach(run -> follow(step, run));
            case PROPOSED, PROMOTED, REFUSED, ROLLED_BACK, FAILED, STOPPED -> {
                // Waits for a person, or is over.
            }
        }
    }

    private void begin(RetrainingStep step) {
        Optional<RunRow> open = jobs.open();
        if (open.isEmpty()) {
            start(step).ifPresent(run -> running(step, run));
        } else if (does(open.get(), step)) {
            // It was begun, and the launcher was killed before it could say so.
            running(step, open.get().id());
        }
    }

    private static boolean does(RunRow run, RetrainingStep step) {
        return run.params().getOrDefault(ID, "").equals(Long.toString(step.id()));
    }

    private Optional<Long> start(RetrainingStep step) {
        try {
            Optional<RunRow> cutOff = step.run().stream()
                    .mapToObj(jobs::run)
                    .flatMap(Optional::stream)
                    .findFirst();
            // The same retraining learns from the same days: what it did before it was cut off stands.
            Map<String, String> params = cutOff.map(RunRow::params).orElseGet(() -> told(step));
            Map<String, Done> done = cutOff.map(kept::of).orElse(Map.of());
            return Optional.of(jobs.start(kept.pipeline().retraining(), params, done));
        } catch (RunRefusedException e) {
            return Optional.empty();
        } catch (Failure e) {
            LOG.info("retraining {} waits: {}", step.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private Map<String, String> told(RetrainingStep step) {
        Map<String, String> params = new HashMap<>(known.get());
        params.put("command", ID);
        params.put(ID, Long.toString(step.id()));
        params.put(Handover.WHO, WHO);
        params.put(Handover.WHY, "retraining " + step.id() + " (" + step.cause() + ")");
        return params;
    }

    private void running(RetrainingStep step, long run) {
        retrainings.append(step, RetrainingState.RUNNING, OptionalLong.of(run), WHO, "run " + run + " does it");
        LOG.info("retraining {} is done by run {}", step.id(), run);
    }

    private void follow(RetrainingStep step, RunRow run) {
        switch (run.state()) {
            case RUNNING -> {
                // Its steps are seen in ./chainon jobs.
            }
            case DONE -> end(step, RetrainingState.PROMOTED, "run " + run.id() + " made the new version champion");
            case CANCELLED -> cancelled(step, run);
            case FAILED -> failed(step, run);
        }
    }

    private void cancelled(RetrainingStep step, RunRow run) {
        boolean again = run.note().equals(CUT_OFF);
        end(
                step,
                again ? RetrainingState.APPROVED : RetrainingState.STOPPED,
                "run " + run.id() + " was " + (again ? "cut off: it goes on" : "ended: " + run.note()));
    }

    private void failed(RetrainingStep step, RunRow run) {
        Optional<StepRow> failed = run.failed();
        RetrainingState state = failed.filter(StepRow::refused)
                .flatMap(row -> Optional.ofNullable(ANSWERS.get(row.name())))
                .orElse(RetrainingState.FAILED);
        String words = failed.map(row -> row.name() + ": " + why(row)).orElse("run " + run.id() + " failed");
        end(step, state, words);
    }

    /** What the gate did not find, where it was the gate; else the words of the process. */
    private static String why(StepRow row) {
        List<String> unmet = new ArrayList<>();
        row.result().map(Kept::tree).ifPresent(result -> result.path("reasons").forEach(reason -> {
            if (reason.asText().startsWith(UNMET)) {
                unmet.add(reason.asText());
            }
        }));
        return unmet.isEmpty() ? row.error().strip() : String.join("; ", unmet);
    }

    private void end(RetrainingStep step, RetrainingState state, String words) {
        retrainings.append(step, state, WHO, words);
        LOG.info("retraining {} is {}: {}", step.id(), state.word(), words);
    }
}
