package dev.chainon.evidence.report;

import dev.chainon.evidence.ledger.Proof;
import dev.chainon.evidence.report.source.Attestation;
import dev.chainon.evidence.report.source.Declaration;
import dev.chainon.evidence.report.source.Figure;
import dev.chainon.evidence.report.source.NamedTest;
import dev.chainon.evidence.report.source.TestRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Everything that a judgement rests on.
 *
 * @param codeNow hash of a module's code and of some documents as they are now, or none where one of them is not here
 */
record Material(
        List<TestRecord> records,
        List<NamedTest> tests,
        List<Figure> figures,
        List<Attestation> attestations,
        List<Declaration> declarations,
        BiFunction<String, List<String>, Optional<String>> codeNow) {

    Material {
        records = List.copyOf(records);
        tests = List.copyOf(tests);
        figures = List.copyOf(figures);
        attestations = List.copyOf(attestations);
        declarations = List.copyOf(declarations);
    }

    /** Whether the code and the documents that a proof covers are still what they were. */
    boolean current(Proof proof) {
        return codeNow.apply(proof.module(), proof.covers())
                .filter(proof.code()::equals)
                .isPresent();
    }

    boolean current(Attestation attestation) {
        return codeNow.apply(attestation.module(), List.of())
                .filter(attestation.code()::equals)
                .isPresent();
    }

    Optional<Figure> figure(String id) {
        return figures.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }

    /** The test in the sources that made a record. */
    Optional<NamedTest> source(TestRecord record) {
        return tests.stream().filter(test -> test.made(record.proof())).findFirst();
    }
}
