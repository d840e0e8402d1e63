package dev.chainon.evidence.report.source;

/**
 * One measured value.
 *
 * @param id stable identifier, such as {@code model.may.auc}
 * @param when start of the run that measured it, as the run wrote it
 */
public record Figure(String id, double value, String command, String when, String commit, String machine) {}
