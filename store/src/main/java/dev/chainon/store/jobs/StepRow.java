package dev.chainon.store.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One step of a run, as the database has it.
 *
 * @param after names of the steps before it
 * @param attempt how often it was begun in this run
 * @param heartbeat last sign of life of the worker that does it now
 * @param result JSON that it gave, or that the earlier run gave which makes it superfluous
 * @param error of the last failure; empty if there is none
 * @param refused whether it ended well with a negative answer, such as a model that the gate refuses
 * @param note why it is skipped, cancelled, or waiting again; may be empty
 */
public record StepRow(
        String name,
        List<String> after,
        StepState state,
        int attempt,
        Optional<Instant> started,
        Optional<Instant> finished,
        Optional<Instant> heartbeat,
        Optional<String> result,
        String error,
        boolean refused,
        String note,
        Progress progress) {

    /**
     * How far it is.
     *
     * @param of what is counted; empty if nothing was told yet
     */
    public record Progress(String of, long done, long total) {}

    public StepRow {
        after = List.copyOf(after);
        Objects.requireNonNull(state);
        Objects.requireNonNull(progress);
    }

    /** How long the last attempt took, or takes already; nothing of a step that was not begun in this run. */
    public Optional<Duration> took(Instant now) {
        return started.map(from -> Duration.between(from, finished.orElse(now)));
    }
}
