package dev.chainon.core.contract;

/** What a purification rule does with what it finds. */
public enum RuleAction {
    REPAIR,
    QUARANTINE,
    DROP,
    FLAG
}
