package dev.chainon.core.lineage;

/** A transition of a run, as OpenLineage 2-0-2 names them. A run has one START and at most one of COMPLETE, ABORT and FAIL. */
public enum RunState {
    START,
    /** It goes on; streams say so now and then. */
    RUNNING,
    COMPLETE,
    /** It was asked to end before its end; a stream has no other way to end well. */
    ABORT,
    FAIL;

    /** Whether no event of the run follows. */
    public boolean last() {
        return this == COMPLETE || this == ABORT || this == FAIL;
    }
}
