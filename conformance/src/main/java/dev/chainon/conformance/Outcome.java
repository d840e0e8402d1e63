package dev.chainon.conformance;

/**
 * A check that was run.
 *
 * @param name its name, such as {@code infer.id}
 * @param says what the protocol says
 * @param reason why it did not pass; empty if it did
 * @param sent the last request, shortened
 * @param answered what came back, shortened
 */
public record Outcome(String name, String says, Verdict verdict, String reason, String sent, String answered) {}
