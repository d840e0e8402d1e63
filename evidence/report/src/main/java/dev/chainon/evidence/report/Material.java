package dev.chainon.evidence.report;

import dev.chainon.evidence.report.source.Attestation;
import dev.chainon.evidence.report.source.Declaration;
import dev.chainon.evidence.report.source.Figure;
import dev.chainon.evidence.report.source.NamedTest;
import dev.chainon.evidence.report.source.TestRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that a judgement rests on.
 *
 * @param codeNow hash of a module's code as it is now, or none where the module is not here
 */
record Material(
        List<TestRecord> records,
        List<NamedTest> tests,
        List<Figure> figures,
        List<Attestation> attestations,
        List<Declaration> declarations,
        Function<String, Optional<String>> codeNow) {

    Material {
        records = List.copyOf(records);
        tests = List.copyOf(tests);
        figures = List.copyOf(figures);
        attestations = List.copyOf(attestations);
        declarations = List.copyOf(declarations);
    }

    boolean current(String module, String code) {
        return codeNow.apply(module).filter(code::equals).isPresent();
    }

    Optional<Figure> figure(String id) {
        return figures.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }

    /** The test in the sources that made a record. */
    Optional<NamedTest> source(TestRecord record) {
        return tests.stream().filter(test -> test.made(record.proof())).findFirst();
    }
}
