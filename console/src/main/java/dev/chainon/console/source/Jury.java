package dev.chainon.console.source;

import dev.chainon.evidence.report.view.CodePages;
import java.nio.file.Path;
import java.time.InstantSource;
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

    /**
     * The proofs and the code of a repository.
     *
     * @param root of the repository
     * @param home the state folder, with the reports of finished steps
     */
    public static Jury of(Path root, Path home, LiveValues live, Prover prover) {
        return new Jury(new Proofs(root, home, InstantSource.system()), new CodePages(root, home), live, prover);
    }
}
