package dev.chainon.store.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a step knows while it is done: its run, what the run was told, what the steps before it gave. Thread-safe. */
public final class StepContext {

    private static final long PROGRESS_NANOS = 400_000_000L;

    private final StepKey key;
    private final RunRow run;
    private final JobTable table;
    private final List<Runnable> whenStopped = new ArrayList<>();
    private boolean stopped;
    private String toldOf = "";
    private long toldAt;

    StepContext(StepKey key, RunRow run, JobTable table) {
        this.key = key;
        this.run = run;
        this.table = table;
    }

    StepKey key() {
        return key;
    }

    public long run() {
        return key.run();
    }

    public String step() {
        return key.step();
    }

    /** How often it was begun, this time included. */
    public int attempt() {
        return key.attempt();
    }

    public Map<String, String> params() {
        return run.params();
    }

    /** JSON that a step before this one gave, in this run or in the one that made it superfluous. */
    public Optional<String> resultOf(String step) {
        return run.steps().stream()
                .filter(row -> row.name().equals(step))
                .findFirst()
                .flatMap(StepRow::result);
    }

    /** Keeps how far the step is; most calls within half a second of another are let pass. */
    public synchronized void progress(String of, long done, long total) {
        long now = System.nanoTime();
        if (of.equals(toldOf) && done < total && now - toldAt < PROGRESS_NANOS) {
            return;
        }
        toldOf = of;
        toldAt = now;
        table.progress(key, new StepRow.Progress(of, done, total));
    }

    /** Runs this when the step is cancelled or its executor ends; at once if that was before. */
    public void onStop(Runnable action) {
        Objects.requireNonNull(action);
        synchronized (this) {
            if (!stopped) {
                whenStopped.add(action);
                return;
            }
        }
        action.run();
    }

    public synchronized boolean stopped() {
        return stopped;
    }

    void stop() {
        List<Runnable> actions;
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
            actions = List.copyOf(whenStopped);
        }
        actions.forEach(Runnable::run);
    }
}
