package dev.chainon.evidence.report.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a clause may be proved. */
public enum ProofKind {
    /** By a test that names the clause. */
    @JsonProperty("executed")
    EXECUTED,
    /** Elsewhere, on a machine that has what this one lacks; signed. */
    @JsonProperty("attested")
    ATTESTED,
    /** By a person only: pairing, user tests, satisfaction. */
    @JsonProperty("declared")
    DECLARED
}
