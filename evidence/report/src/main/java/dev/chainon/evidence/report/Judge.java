package dev.chainon.evidence.report;

import dev.chainon.evidence.report.catalogue.Clause;
import dev.chainon.evidence.report.catalogue.ProofKind;
import dev.chainon.evidence.report.catalogue.Words;
import dev.chainon.evidence.report.source.Attestation;
import dev.chainon.evidence.report.source.Declaration;
import java.util.List;

/** Says how a clause stands. Red wins; what ran here on this code comes before what ran elsewhere, and that before a person's word. */
final class Judge {

    private final Material material;
    private final TestBench bench;

    Judge(Material material) {
        this.material = material;
        this.bench = new TestBench(material);
    }

    ClauseReport judge(Clause clause) {
        List<TestReport> tests = bench.tests(clause.id());
        List<FigureReport> figures = clause.figures().stream()
                .map(goal -> new FigureReport(goal, material.figure(goal.id())))
                .toList();
        List<Attestation> attestations = material.attestations().stream()
                .filter(a -> a.clause().equals(clause.id()) && clause.accepts().contains(ProofKind.ATTESTED))
                .toList();
        List<Declaration> declarations = material.declarations().stream()
                .filter(d -> d.clause().equals(clause.id()) && clause.accepts().contains(ProofKind.DECLARED))
                .toList();
        State state = state(tests, figures, attestations, declarations);
        Words reason = new Reason(clause, tests, figures).of(state);
        return new ClauseReport(clause, state, reason, tests, figures, attestations, declarations);
    }

    private State state(
            List<TestReport> tests,
            List<FigureReport> figures,
            List<Attestation> attestations,
            List<Declaration> declarations) {
        State here = tests.stream()
                .map(t -> t.standing().state())
                .reduce(State::worst)
                .orElse(State.NOT_SHOWN);
        boolean failedElsewhere = attestations.stream().anyMatch(a -> !a.passed());
        if (here == State.REFUTED || failedElsewhere || figures.stream().anyMatch(FigureReport::missed)) {
            return State.REFUTED;
        }
        if (here == State.SHOWN || tests.stream().anyMatch(t -> t.standing() == Standing.EDITED)) {
            return here;
        }
        if (attestations.stream().anyMatch(material::current)) {
            return State.ATTESTED;
        }
        if (!declarations.isEmpty()) {
            return State.DECLARED;
        }
        return attestations.isEmpty() ? here : State.STALE;
    }
}
