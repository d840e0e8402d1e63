package dev.chainon.evidence.report.source;

import java.time.Instant;

/**
 * A proof that ran elsewhere, signed by a listed key.
 *
 * @param code hash of the code of {@code module} at that moment
 * @param owner whom the list of keys names as its owner
 */
public record Attestation(
        String clause,
        String module,
        String code,
        String commit,
        String machine,
        String command,
        boolean passed,
        Instant when,
        String owner,
        String file) {}
