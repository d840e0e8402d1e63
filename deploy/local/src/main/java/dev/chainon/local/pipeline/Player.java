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
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Plays steps one after another, up to the first that fails.
 *
 * @param shell plays their commands
 * @param clock tells their times
 * @param out hears how each went
 * @param strict whether a step that cannot be played here counts as failed
 * @param within what the whole run may take, the steps that were told included: a step whose budget does not fit into the rest is absent, one that goes on
 *     until then is ended
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
            run = run.with(play(step, run, reserve(steps)));
            kept.accept(run);
            if (!run.ok()) {
                break;
            }
        }
        return run;
    }

    /** The time of those that sum up. */
    private static Duration reserve(List<Step> steps) {
        return Duration.ofSeconds(steps.stream()
                .filter(Step::closes)
                .mapToInt(Step::budgetSeconds)
                .sum());
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

    private Played play(Step step, Run run, Duration reserve) {
        say(String.format(Locale.ROOT, "%n== %s: %s", step.id(), step.en()));
        Instant started = clock.instant();
        Optional<Duration> left =
                within.map(limit -> left(step, limit.minus(Duration.between(begin(run), started)), reserve));
        Optional<String> lacking = lacking(step, run, left);
        if (lacking.isPresent()) {
            say("   absent: " + lacking.get());
            return new Played(step.id(), unless(Outcome.ABSENT), started, started, 0, step.budgetSeconds(), false);
        }
        OptionalInt code = shell.play(step.run(), left.orElse(Shell.DAYS));
        Outcome outcome =
                code.isEmpty() ? unless(Outcome.UNFINISHED) : code.getAsInt() == 0 ? Outcome.PASSED : Outcome.FAILED;
        Played played =
                new Played(step.id(), outcome, started, clock.instant(), code.orElse(0), step.budgetSeconds(), false);
        say(line(played));
        return played;
    }

    /** What a step may take: the rest but what is kept for those that sum up; for these at least what was kept. */
    private static Duration left(Step step, Duration rest, Duration reserve) {
        if (!step.closes()) {
            return rest.minus(reserve);
        }
        Duration kept = Duration.ofSeconds(step.budgetSeconds());
        return rest.compareTo(kept) < 0 ? kept : rest;
    }

    /** This, where it is accepted. */
    private Outcome unless(Outcome outcome) {
        return strict ? Outcome.FAILED : outcome;
    }

    private Optional<String> lacking(Step step, Run run, Optional<Duration> left) {
        Optional<Played> need = run.steps().stream()
                .filter(Played::lacking)
                .filter(before -> step.needs().contains(before.step()))
                .findFirst();
        if (need.isPresent() && !step.closes()) {
            return need.map(before -> "it needs " + before.step() + ", which is " + word(before.outcome()));
        }
        if (!step.demands().isEmpty() && !shell.agrees(step.demands())) {
            return Optional.of("\"" + step.demands() + "\" does not end well on this machine");
        }
        return step.closes() ? Optional.empty() : left.flatMap(rest -> late(step, run, rest));
    }

    /** Steps that took longer than their budgets so far let it be expected of this one too. */
    private static Optional<String> late(Step step, Run run, Duration left) {
        List<Played> before = run.steps().stream().filter(Played::passed).toList();
        double played = before.stream().mapToDouble(Played::seconds).sum();
        double budgets = before.stream().mapToInt(Played::budgetSeconds).sum();
        double needed = step.budgetSeconds() * (budgets == 0 ? 1 : Math.max(1, played / budgets));
        return needed <= left.toSeconds()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%d s are left of the time that all may take, and it may need %.0f s",
                        Math.max(0, left.toSeconds()),
                        needed));
    }

    private static Instant begin(Run run) {
        return run.steps().stream().findFirst().map(Played::started).orElse(run.started());
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
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
                        "   %-10s %-10s%s%s",
                        step.step(),
                        word(step.outcome()),
                        budget,
                        step.told() ? ", as told" : "")
                .stripTrailing();
    }

    static String total(Run run) {
        return String.format(
                Locale.ROOT,
                "   %-10s %-10s%8.1f s",
                "in all",
                run.ok() ? "passed" : "failed",
                run.steps().stream().mapToDouble(Played::seconds).sum());
    }

    private void say(String text) {
        out.println(text);
        out.flush();
    }
}
