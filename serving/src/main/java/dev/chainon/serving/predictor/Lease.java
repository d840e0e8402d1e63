package dev.chainon.serving.predictor;

/** The right to publish, held by at most one replica; it lapses when it is not held again in time. */
public interface Lease {

    /** Takes the lease, or holds it longer. Whether this replica has it now; throws if nobody can be asked. */
    boolean hold();

    /** Gives the lease back, if this replica has it. */
    void release();
}
