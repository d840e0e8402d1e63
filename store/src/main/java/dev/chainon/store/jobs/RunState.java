package dev.chainon.store.jobs;

/** Where a run is: one at most is RUNNING. */
public enum RunState {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
}
