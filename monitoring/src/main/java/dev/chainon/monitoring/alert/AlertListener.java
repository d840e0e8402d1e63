package dev.chainon.monitoring.alert;

/** Is told of alerts that fire and that are resolved. */
@FunctionalInterface
public interface AlertListener {

    /** Tells nobody. */
    AlertListener NONE = change -> {};

    /**
     * An alert came to fire, or fires no more. Called on the evaluator's thread, in order; what it throws is logged, and the change is told again with the next
     * look until it is taken.
     */
    void changed(AlertChange change);
}
