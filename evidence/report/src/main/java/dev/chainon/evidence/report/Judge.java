package dev.chainon.evidence.report;

import dev.chainon.evidence.ledger.Proof;
import dev.chainon.evidence.report.catalogue.Clause;
import dev.chainon.evidence.report.catalogue.ProofKind;
import dev.chainon.evidence.report.catalogue.Words;
import dev.chainon.evidence.report.source.Artefact;
import dev.chainon.evidence.report.source.Artefacts;
import dev.chainon.evidence.report.source.Attestation;
import dev.chainon.evidence.report.source.Declaration;
import dev.chainon.evidence.report.source.Figure;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says how a clause stands. Red wins; what ran here on this code comes before what ran elsewhere, and that before a person's word. */
final class Judge {

    private final Material material;
    private final Artefacts artefacts;
    private final TestBench bench;

    Judge(Material material, Artefacts artefacts) {
        this.material = material;
        this.artefacts = artefacts;
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
        List<Artefact> found = artefacts.of(names(clause, tests, figures));
        return new ClauseReport(clause, state, reason, tests, figures, found, attestations, declarations);
    }

    /** What its figures were read from, what its tests read beside the code, and what the catalogue names. */
    private static Set<String> names(Clause clause, List<TestReport> tests, List<FigureReport> figures) {
        Set<String> names = new TreeSet<>(clause.artefacts());
        figures.forEach(report -> report.figure().map(Figure::file).ifPresent(names::add));
        tests.forEach(test -> test.proof().map(Proof::covers).ifPresent(names::addAll));
        return names;
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
