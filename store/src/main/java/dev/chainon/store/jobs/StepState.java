package dev.chainon.store.jobs;

/** Where a step of a run is. */
public enum StepState {
    /** For the steps before it, for a worker, or for its next try. */
    WAITING,
    RUNNING,
    DONE,
    /** Given up, or refused. */
    FAILED,
    /** Not done in this run: an earlier one has done it and what it made is still there. */
    SKIPPED,
    /** A person ended the run, or a step before it failed. */
    CANCELLED
}
