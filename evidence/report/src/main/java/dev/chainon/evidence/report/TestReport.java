package dev.chainon.evidence.report;

import dev.chainon.evidence.ledger.Proof;
import java.util.Optional;

/**
 * One test of a clause.
 *
 * @param name class and method
 * @param source path and line of the annotation, or empty when the sources are not here
 * @param proof what was recorded, if anything
 */
public record TestReport(String name, String module, String source, Standing standing, Optional<Proof> proof) {

    /** Class and method without the package. */
    public String shortName() {
        int hash = name.indexOf('#');
        return name.substring(name.lastIndexOf('.', hash) + 1);
    }

    public String reason() {
        return proof.map(Proof::reason).orElse("");
    }
}
