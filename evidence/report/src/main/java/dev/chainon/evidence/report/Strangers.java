package dev.chainon.evidence.report;

import dev.chainon.evidence.report.catalogue.Catalogue;
import dev.chainon.evidence.report.catalogue.Clause;
import dev.chainon.evidence.report.catalogue.ProofKind;
import dev.chainon.evidence.report.source.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evidence for clauses that the catalogue does not know, or of a kind that the clause does not accept: an error, never silently dropped. */
record Strangers(Catalogue catalogue, Material material) {

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        material.tests().forEach(t -> check(t.clause(), t.file() + ":" + t.line(), ProofKind.EXECUTED, faults));
        material.records().stream()
                .filter(r -> material.source(r).isEmpty())
                .forEach(r -> check(r.proof().clause(), r.proof().test(), ProofKind.EXECUTED, faults));
        material.attestations().forEach(a -> check(a.clause(), a.file(), ProofKind.ATTESTED, faults));
        material.declarations().forEach(d -> check(d.clause(), d.link(), ProofKind.DECLARED, faults));
        return faults.stream().distinct().toList();
    }

    private void check(String id, String where, ProofKind kind, List<Fault> faults) {
        Optional<Clause> clause = catalogue.clause(id);
        if (clause.isEmpty()) {
            faults.add(Fault.of(
                    where,
                    "Le catalogue ne connaît pas l’affirmation " + id + ".",
                    "The catalogue does not know the clause " + id + "."));
        } else if (!clause.get().accepts().contains(kind)) {
            faults.add(Fault.of(
                    where,
                    "L’affirmation " + id + " n’accepte pas ce genre de preuve (" + kind.name() + ").",
                    "The clause " + id + " does not accept this kind of proof (" + kind.name() + ")."));
        }
    }
}
