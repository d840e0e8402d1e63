package dev.chainon.local.pipeline;

import dev.chainon.local.pipeline.Played.Outcome;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plays steps one after another, up to the first that fails.
 *
 * @param shell plays their commands
 * @param clock tells their times
 * @param out hears how each went
 * @param strict whether a step that cannot be played here counts as failed
 * @param within what the whole run may take, the steps that were told included; a step whose budget does not fit into the rest is absent
 */
record Player(Shell shell, InstantSource clock, PrintWriter out, boolean strict, Optional<Duration> within) {

    /**
     * Plays them.
     *
     * @param begun the run as it stands before the first
     * @param kept hears the run after each step, so that one that is cut off leaves what it has
     */
    Run play(Run begun, List<Step> steps, Consumer<Run> kept) {
        Run run = begun;
        for (Step step : steps) {
            run = run.with(play(step, run));
            kept.accept(run);
            if (!run.ok()) {
                break;
            }
        }
        return run;
    }

    /** What somebody else played, in so many seconds each, before this run began. */
    Run told(Run begun, Steps steps, Map<String, Integer> seconds) {
        Run run = begun;
        long before = seconds.values().stream().mapToLong(Integer::longValue).sum();
        Instant at = begun.started().minusSeconds(before);
        for (Step step : steps.named(List.copyOf(seconds.keySet()))) {
            Instant end =
                    at.plusSeconds(Optional.ofNullable(seconds.get(step.id())).orElse(0));
            run = run.with(new Played(step.id(), Outcome.PASSED, at, end, 0, step.budgetSeconds(), true));
            at = end;
        }
        return run;
    }

    private Played play(Step step, Run run) {
        say(String.format(Locale.ROOT, "%n== %s: %s", step.id(), step.en()));
        Instant started = clock.instant();
        Optional<String> lacking = lacking(step, run);
        if (lacking.isPresent()) {
            say("   absent: " + lacking.get());
            Outcome outcome = strict ? Outcome.FAILED : Outcome.ABSENT;
            return new Played(step.id(), outcome, started, started, 0, step.budgetSeconds(), false);
        }
        int code = shell.play(step.run());
        Outcome outcome = code == 0 ? Outcome.PASSED : Outcome.FAILED;
        Played played = new Played(step.id(), outcome, started, clock.instant(), code, step.budgetSeconds(), false);
        say(line(played));
        return played;
    }

    private Optional<String> lacking(Step step, Run run) {
        Optional<String> need = run.steps().stream()
                .filter(before -> before.outcome() == Outcome.ABSENT)
                .map(Played::step)
                .filter(step.needs()::contains)
                .findFirst();
        if (need.isPresent()) {
            return Optional.of("it needs " + need.get() + ", which is absent");
        }
        if (!step.demands().isEmpty() && !shell.agrees(step.demands())) {
            return Optional.of("\"" + step.demands() + "\" does not end well on this machine");
        }
        return within.flatMap(limit -> late(step, run, limit));
    }

    /** Steps that took longer than their budgets so far let it be expected of this one too. */
    private Optional<String> late(Step step, Run run, Duration limit) {
        double played = run.steps().stream().mapToDouble(Played::seconds).sum();
        double budgets = run.steps().stream()
                .filter(before -> before.outcome() != Outcome.ABSENT)
                .mapToInt(Played::budgetSeconds)
                .sum();
        double needed = step.budgetSeconds() * (budgets == 0 ? 1 : Math.max(1, played / budgets));
        Instant began = run.steps().stream().findFirst().map(Played::started).orElse(run.started());
        double left =
                limit.toSeconds() - Duration.between(began, clock.instant()).toSeconds();
        return needed <= left
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "of the %d min that all may take %.0f s are left, and it may need %.0f s",
                        limit.toMinutes(),
                        Math.max(0, left),
                        needed));
    }

    /** How a step went, in one line. */
    static String line(Played step) {
        String budget = step.outcome() == Outcome.ABSENT
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%8.1f s of %5d s%s",
                        step.seconds(),
                        step.budgetSeconds(),
                        step.share() > 1 ? ", over its budget" : "");
        return String.format(
                        Locale.ROOT,
                        "   %-10s %-7s%s%s",
                        step.step(),
                        step.outcome().name().toLowerCase(Locale.ROOT),
                        budget,
                        step.told() ? ", as told" : "")
                .stripTrailing();
    }

    static String total(Run run) {
        return String.format(
                Locale.ROOT,
                "   %-10s %-7s%8.1f s",
                "in all",
                run.ok() ? "passed" : "failed",
                run.steps().stream().mapToDouble(Played::seconds).sum());
    }

    private void say(String text) {
        out.println(text);
        out.flush();
    }
}
