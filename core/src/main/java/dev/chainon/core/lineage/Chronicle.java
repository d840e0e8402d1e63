package dev.chainon.core.lineage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Opens runs and tells their ends through a lineage. Thread-safe.
 *
 * @param every a run that goes on says so no more often
 */
public record Chronicle(Lineage lineage, InstantSource clock, Duration every) {

    public static final Chronicle NONE = new Chronicle(Lineage.NONE, InstantSource.system(), Duration.ofDays(1));

    public Chronicle {
        Objects.requireNonNull(lineage);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(every);
    }

    /** A run as it begins. */
    public record Plan(Job job, Optional<Run.Parent> parent, Optional<Run.Nominal> nominal) {

        public static Plan of(Job job) {
            return new Plan(job, Optional.empty(), Optional.empty());
        }

        public Plan under(LineageRun parent) {
            return new Plan(job, Optional.of(parent.asParent()), nominal);
        }

        public Plan about(Run.Nominal time) {
            return new Plan(job, parent, Optional.of(time));
        }
    }

    /** Work that may fail. */
    public interface Work<T, X extends Exception> {
        T run() throws X;
    }

    /** Begins a run, which the caller ends. */
    public LineageRun begin(Plan plan, Supplier<Flow> flow) {
        LineageRun run = new LineageRun(
                this, plan.job(), new Run(UUID.randomUUID(), plan.parent(), plan.nominal(), Optional.empty()));
        run.tell(RunState.START, flow);
        return run;
    }

    /**
     * Does work as a run of its own: START before it, COMPLETE after it, FAIL when it throws, which goes on to the caller.
     *
     * @param before what it is going to read and write
     * @param after what it read and wrote, from its result
     */
    public <T, X extends Exception> T follow(Plan plan, Supplier<Flow> before, Work<T, X> work, Function<T, Flow> after)
            throws X {
        LineageRun run = begin(plan, before);
        try {
            T result = work.run();
            run.complete(() -> after.apply(result));
            return result;
        } catch (Throwable e) {
            run.fail(e);
            throw e;
        }
    }
}
