package dev.chainon.core.lineage;

import java.time.Instant;
import java.util.function.Supplier;

/** A run that was begun and is told of. Thread-safe; what comes after its end is not told. */
public final class LineageRun implements AutoCloseable {

    private final Chronicle chronicle;
    private final Job job;
    private final Run run;
    private Flow last = Flow.NONE;
    private Instant told = Instant.MIN;
    private boolean over;

    LineageRun(Chronicle chronicle, Job job, Run run) {
        this.chronicle = chronicle;
        this.job = job;
        this.run = run;
    }

    public Run.Parent asParent() {
        return new Run.Parent(run.id(), job.name());
    }

    /** It goes on; told if the last word was long enough ago, so that a stream can say it as often as it likes. */
    public synchronized void running(Supplier<Flow> now) {
        if (!chronicle.clock().instant().isBefore(told.plus(chronicle.every()))) {
            tell(RunState.RUNNING, now);
        }
    }

    public void complete(Supplier<Flow> now) {
        tell(RunState.COMPLETE, now);
    }

    /** It was asked to end. */
    public void abort(Supplier<Flow> now) {
        tell(RunState.ABORT, now);
    }

    /** It failed; what it read and wrote last is told again. */
    public synchronized void fail(Throwable cause) {
        if (!over) {
            over = true;
            String why = cause.getClass().getName() + ": " + cause.getMessage();
            emit(new RunEvent(RunState.FAIL, chronicle.clock().instant(), run.failed(why), job, last));
        }
    }

    synchronized void tell(RunState state, Supplier<Flow> now) {
        if (over) {
            return;
        }
        over = state.last();
        try {
            last = now.get();
        } catch (RuntimeException e) {
            chronicle.lineage().lost(e);
        }
        emit(new RunEvent(state, chronicle.clock().instant(), run, job, last));
    }

    private void emit(RunEvent event) {
        told = event.at();
        chronicle.lineage().emit(event);
    }

    /** A run that nobody ended was aborted. */
    @Override
    public void close() {
        abort(() -> last);
    }
}
