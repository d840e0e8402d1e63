package dev.chainon.evidence.report.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What exactly must be true for a criterion to hold.
 *
 * @param id criterion, dot, name: {@code B3Cr4.bit-identity}
 * @param show the command that shows it again
 * @param artefacts files and folders to look at besides those of its tests and figures, from the root or, after {@code state:}, from the state folder
 * @param planned whether that command is not built yet
 */
public record Clause(
        String id,
        String fr,
        String en,
        Set<ProofKind> accepts,
        String show,
        boolean planned,
        List<Goal> figures,
        List<String> artefacts) {

    public Clause {
        accepts = Set.copyOf(Optional.ofNullable(accepts).orElse(Set.of(ProofKind.EXECUTED)));
        figures = List.copyOf(Optional.ofNullable(figures).orElse(List.of()));
        artefacts = List.copyOf(Optional.ofNullable(artefacts).orElse(List.of()));
        show = Optional.ofNullable(show).orElse(accepts.contains(ProofKind.EXECUTED) ? "./chainon prove " + id : "");
    }

    public Words words() {
        return new Words(fr, en);
    }
}
