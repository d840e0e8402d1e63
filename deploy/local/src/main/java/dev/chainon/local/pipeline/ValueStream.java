package dev.chainon.local.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The way of one commit to its users, as it was measured: what was worked on it, and how long it waited in between.
 *
 * @param commit whose way it is
 * @param stretches of the way, in order
 */
record ValueStream(String commit, List<Stretch> stretches) {

    /** What happens to the commit. */
    enum Kind {
        WAITING,
        /** A step of the pipeline. */
        STEP,
        /** A stage of a deployment. */
        DEPLOYMENT
    }

    /**
     * @param name of the step or stage; of the next one where it waits
     * @param good whether it ended well
     */
    record Stretch(String name, Kind kind, double seconds, boolean good) {}

    /** Something that was worked on, with its times. */
    private record Work(Instant started, Instant finished, List<Stretch> stretches) {}

    ValueStream {
        stretches = List.copyOf(stretches);
    }

    /** The way of the newest commit that was played, one without changes before any other; none where nothing was played. */
    static Optional<ValueStream> of(List<Run> runs, List<Deployment> deployments) {
        return runs.stream()
                .filter(run -> !run.steps().isEmpty())
                .max(Comparator.comparing((Run run) -> !run.code().commit().contains("+"))
                        .thenComparing(Run::started))
                .map(newest -> of(newest.code(), runs, deployments));
    }

    private static ValueStream of(Run.Code code, List<Run> runs, List<Deployment> deployments) {
        List<Work> works = new ArrayList<>();
        runs.stream()
                .filter(run -> run.code().equals(code))
                .flatMap(run -> run.steps().stream())
                .filter(step -> step.outcome() != Played.Outcome.ABSENT)
                .map(step -> new Work(
                        step.started(),
                        step.finished(),
                        List.of(new Stretch(step.step(), Kind.STEP, step.seconds(), step.passed()))))
                .forEach(works::add);
        deployments.stream()
                .filter(deployment -> deployment.version().equals(code.commit()))
                .map(ValueStream::work)
                .forEach(works::add);
        works.sort(Comparator.comparing(Work::started));
        boolean known = code.commit().equals(code.sha()) && !code.committed().equals(Instant.EPOCH);
        return new ValueStream(code.commit(), way(works, known ? Optional.of(code.committed()) : Optional.empty()));
    }

    private static Work work(Deployment deployment) {
        return new Work(
                deployment.started(),
                deployment.finished(),
                deployment.stages().stream()
                        .map(stage -> new Stretch(
                                stage.name(),
                                Kind.DEPLOYMENT,
                                stage.seconds(),
                                deployment.outcome() == Deployment.Outcome.KEPT))
                        .toList());
    }

    private static List<Stretch> way(List<Work> works, Optional<Instant> committed) {
        List<Stretch> way = new ArrayList<>();
        Optional<Instant> at = committed;
        for (Work work : works) {
            if (!work.stretches().isEmpty()) {
                String next = work.stretches().get(0).name();
                at.map(end -> Duration.between(end, work.started()).toMillis() / 1000.0)
                        .filter(seconds -> seconds >= 1)
                        .ifPresent(seconds -> way.add(new Stretch(next, Kind.WAITING, seconds, true)));
                way.addAll(work.stretches());
                at = Optional.of(at.filter(end -> end.isAfter(work.finished())).orElse(work.finished()));
            }
        }
        return way;
    }

    double waiting() {
        return stretches.stream()
                .filter(stretch -> stretch.kind() == Kind.WAITING)
                .mapToDouble(Stretch::seconds)
                .sum();
    }

    double working() {
        return stretches.stream().mapToDouble(Stretch::seconds).sum() - waiting();
    }

    /** Time that was worked, of all time: the flow efficiency. */
    double efficiency() {
        return working() / (working() + waiting());
    }
}
