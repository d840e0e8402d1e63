package dev.chainon.core.contract;

/** How grave it is when a rule of the contract fires. */
public enum Severity {
    /** The record cannot be used. */
    ERROR,
    /** The record is used, but somebody should look at where it comes from. */
    WARNING,
    /** Worth counting. */
    INFO
}
