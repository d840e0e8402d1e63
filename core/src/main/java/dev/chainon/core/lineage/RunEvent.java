package dev.chainon.core.lineage;

import java.time.Instant;
import java.util.Objects;

/** A run changed its state, or told more of what it reads and writes. */
public record RunEvent(RunState state, Instant at, Run run, Job job, Flow flow) {
    public RunEvent {
        Objects.requireNonNull(state);
        Objects.requireNonNull(at);
        Objects.requireNonNull(run);
        Objects.requireNonNull(job);
        Objects.requireNonNull(flow);
        if (run.error().isPresent() && state != RunState.FAIL) {
            throw new IllegalArgumentException("only a run that failed has an error, not one that is " + state);
        }
    }
}
