package dev.chainon.core.lineage;

/**
 * How a job tells where its data come from and go to, without knowing how that is written down. Implementations are thread-safe and never throw: a job
 * does not fail because its lineage cannot be kept; what is lost is counted and said once.
 */
public interface Lineage {

    Lineage NONE = new Lineage() {
        @Override
        public void emit(RunEvent event) {}

        @Override
        public void lost(RuntimeException cause) {}
    };

    void emit(RunEvent event);

    /** An event could not even be described, for instance because the table it is about does not answer. */
    void lost(RuntimeException cause);
}
