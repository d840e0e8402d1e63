package dev.chainon.evidence.report;

import dev.chainon.evidence.report.catalogue.Clause;
import dev.chainon.evidence.report.catalogue.Words;
import dev.chainon.evidence.report.source.Artefact;
import dev.chainon.evidence.report.source.Attestation;
import dev.chainon.evidence.report.source.Declaration;
import dev.chainon.evidence.report.source.OpeningFile;
import java.util.List;

/** One clause: its state, why, and everything it rests on. */
public record ClauseReport(
        Clause clause,
        State state,
        Words reason,
        List<TestReport> tests,
        List<FigureReport> figures,
        List<Artefact> artefacts,
        List<Attestation> attestations,
        List<Declaration> declarations) {

    public ClauseReport {
        tests = List.copyOf(tests);
        figures = List.copyOf(figures);
        artefacts = List.copyOf(artefacts);
        attestations = List.copyOf(attestations);
        declarations = List.copyOf(declarations);
    }

    /** Whether it speaks of the sealed period: it names the ledger of its openings. */
    public boolean tellsOpenings() {
        return clause.artefacts().contains(OpeningFile.NAME);
    }
}
