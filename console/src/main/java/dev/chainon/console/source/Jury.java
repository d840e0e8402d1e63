package dev.chainon.console.source;

import dev.chainon.evidence.report.view.CodePages;
import java.util.Objects;

/**
 * What the jury's page shows, and what it can do.
 *
 * @param code the files that the report leads to
 */
public record Jury(Proofs proofs, CodePages code, LiveValues live, Prover prover) {
    public Jury {
        Objects.requireNonNull(proofs);
        Objects.requireNonNull(code);
        Objects.requireNonNull(live);
        Objects.requireNonNull(prover);
    }
}
