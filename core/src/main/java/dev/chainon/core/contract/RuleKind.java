package dev.chainon.core.contract;

/** Where a purification rule can run. */
public enum RuleKind {
    /** Needs the outcome of a case: only the history has it beside the instance. */
    ROW,
    /** Needs one raw event only: batch and stream alike. */
    EVENT
}
