package dev.chainon.evidence.report;

import dev.chainon.evidence.ledger.Proof;
import dev.chainon.evidence.report.source.NamedTest;
import dev.chainon.evidence.report.source.TestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines up the tests of one clause: those recorded, and those that the sources name and no record knows. */
final class TestBench {

    private final Material material;

    TestBench(Material material) {
        this.material = material;
    }

    List<TestReport> tests(String clause) {
        List<TestRecord> records = material.records().stream()
                .filter(r -> r.proof().clause().equals(clause))
                .toList();
        List<TestReport> tests = new ArrayList<>();
        records.stream().filter(this::stillThere).map(this::recorded).forEach(tests::add);
        material.tests().stream()
                .filter(test -> test.clause().equals(clause))
                .filter(test -> records.stream().noneMatch(r -> test.made(r.proof())))
                .map(test ->
                        new TestReport(test.name(), test.module(), place(test), Standing.MISSING, Optional.empty()))
                .forEach(tests::add);
        return tests;
    }

    /** A record whose code changed and whose test is no longer in the sources tells of a test that was taken out or renamed. */
    private boolean stillThere(TestRecord record) {
        return !record.sealed()
                || material.tests().isEmpty()
                || material.source(record).isPresent()
                || material.current(record.proof());
    }

    private TestReport recorded(TestRecord record) {
        Proof proof = record.proof();
        String source = material.source(record).map(TestBench::place).orElse("");
        return new TestReport(proof.test(), proof.module(), source, standing(record), Optional.of(proof));
    }

    private Standing standing(TestRecord record) {
        Proof proof = record.proof();
        if (!record.sealed()) {
            return Standing.EDITED;
        }
        return switch (proof.outcome()) {
            case PASSED -> material.current(proof) ? Standing.PASSED : Standing.STALE;
            case DISABLED -> Standing.DISABLED;
            case ABORTED -> Standing.ABORTED;
            case UNFINISHED -> Standing.UNFINISHED;
            case FAILED -> Standing.FAILED;
        };
    }

    private static String place(NamedTest test) {
        return test.file() + ":" + test.line();
    }
}
