package dev.chainon.store.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of a graph, as the database has it.
 *
 * @param params what the steps are told
 * @param note why it was cancelled or failed; may be empty
 * @param steps in the order of the graph
 */
public record RunRow(
        long id,
        String graph,
        Map<String, String> params,
        RunState state,
        String note,
        Instant created,
        Optional<Instant> finished,
        List<StepRow> steps) {

    public RunRow {
        Objects.requireNonNull(state);
        params = Map.copyOf(params);
        steps = List.copyOf(steps);
    }

    /** @throws NoSuchElementException if the run has no step of this name */
    public StepRow step(String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("run " + id + " has no step '" + name + "'"));
    }

    /** The step that made the run fail. */
    public Optional<StepRow> failed() {
        return steps.stream().filter(step -> step.state() == StepState.FAILED).findFirst();
    }
}
