package dev.chainon.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.ledger.Ledger;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.evidence.report.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceReaderTest {

    private static final String CLAUSE = "B3Cr4.bit-identity";

    @TempDir
    Path folder;

    private ScratchRepository repository;

    @BeforeEach
    void repository() throws IOException {
        repository = ScratchRepository.in(folder);
    }

    @Test
    void showsNothing_inAnEmptyFolder(@TempDir Path empty) throws IOException {
        EvidenceReport report = new EvidenceReader(empty).read();
        long clauses = Catalogue.shipped().clauses().count();
        assertThat(report.count(State.NOT_SHOWN)).isEqualTo(clauses);
        assertThat(report.faults()).isEmpty();
    }

    @Test
    void shows_whatRanAndPassed() throws IOException {
        assertThat(repository.run(PlantedClaims.Good.class).state(CLAUSE)).isEqualTo(State.SHOWN);
        assertThat(repository.read().faults()).isEmpty();
    }

    @Test
    @Criterion("B1Cr5.honest-evidence")
    void refutes_whenOneOfSeveralTestsFails() throws IOException {
        repository.run(PlantedClaims.Good.class, PlantedClaims.Bad.class);
        ClauseReport clause = repository.read().clause(CLAUSE).orElseThrow();
        assertThat(clause.state()).isEqualTo(State.REFUTED);
        assertThat(clause.reason().en()).contains("Bad#breaks");
        assertThat(repository.read().sound()).isFalse();
    }

    @Test
    @Criterion("B1Cr5.honest-evidence")
    void refutes_whenTheClassFailsBeforeItsTests() throws IOException {
        assertThat(repository.run(PlantedClaims.BrokenBefore.class).state(CLAUSE))
                .isEqualTo(State.REFUTED);
    }

    @Test
    @Criterion("B1Cr5.honest-evidence")
    void neverCounts_disabledOrGivenUpTests() throws IOException {
        assertThat(repository.run(PlantedClaims.Off.class).state(CLAUSE)).isEqualTo(State.NOT_SHOWN);
        repository.run(PlantedClaims.Good.class, PlantedClaims.GivenUp.class);
        assertThat(repository.state(CLAUSE)).isEqualTo(State.NOT_SHOWN);
        assertThat(repository.read().clause(CLAUSE).orElseThrow().reason().en())
                .isEqualTo("2 of 3 tests do not count: disabled, given up.");
    }

    @Test
    @Criterion("B1Cr5.honest-evidence")
    void missesByName_theProofThatNeverRan() throws IOException {
        repository.write(
                "app/src/test/java/toy/LateTest.java",
                "class LateTest {\n  @Criterion(\"" + CLAUSE + "\")\n  void neverRan() {}\n}\n");
        repository.run(PlantedClaims.Good.class);
        ClauseReport clause = repository.read().clause(CLAUSE).orElseThrow();
        assertThat(clause.state()).isEqualTo(State.NOT_SHOWN);
        assertThat(clause.tests()).anySatisfy(test -> {
            assertThat(test.standing()).isEqualTo(Standing.MISSING);
            assertThat(test.source()).isEqualTo("app/src/test/java/toy/LateTest.java:2");
        });
    }

    @Test
    @Criterion("B1Cr5.honest-evidence")
    void isStale_whenTheCodeOfADependencyChanges() throws IOException {
        repository.run(PlantedClaims.Good.class).write("base/src/main/java/Base.java", "class Base { int changed; }\n");
        assertThat(repository.state(CLAUSE)).isEqualTo(State.STALE);
        repository.run(PlantedClaims.Good.class);
        assertThat(repository.state(CLAUSE)).isEqualTo(State.SHOWN);
    }

    @Test
    @Criterion("B1Cr5.honest-evidence")
    void isStale_whenADocumentThatTheTestReadsIsEditedOrGone() throws IOException {
        repository.write("docs/page.md", "as it was");
        repository.write("data/rows.csv", "1\n");
        repository.write("docs/other.md", "read by no test");
        repository.run(PlantedClaims.Reads.class);
        assertThat(repository.state(CLAUSE)).isEqualTo(State.SHOWN);
        repository.write("docs/other.md", "edited");
        assertThat(repository.state(CLAUSE)).isEqualTo(State.SHOWN);

        repository.write("docs/page.md", "edited");
        assertThat(repository.state(CLAUSE)).isEqualTo(State.STALE);
        repository.write("docs/page.md", "as it was");
        repository.write("data/more.csv", "2\n");
        assertThat(repository.state(CLAUSE)).isEqualTo(State.STALE);
        Files.delete(folder.resolve("data/more.csv"));
        assertThat(repository.state(CLAUSE)).isEqualTo(State.SHOWN);
    }

    @Test
    @Criterion("B1Cr5.honest-evidence")
    void isStale_whenADocumentThatTheTestNamesWasNeverThere() throws IOException {
        repository.run(PlantedClaims.Reads.class);
        assertThat(repository.state(CLAUSE)).isEqualTo(State.STALE);
    }

    @Test
    void missesByName_aProofThatNamesDocuments() throws IOException {
        repository.write(
                "app/src/test/java/toy/PageTest.java",
                "class PageTest {\n  @Criterion(\n      value = \"" + CLAUSE
                        + "\",\n      covers = {\"docs/page.md\", \"data\"})\n  void neverRan() {}\n}\n");
        assertThat(repository.read().clause(CLAUSE).orElseThrow().tests())
                .singleElement()
                .satisfies(test -> assertThat(test.standing()).isEqualTo(Standing.MISSING));
    }

    @Test
    @Criterion("B1Cr5.honest-evidence")
    void isNotShown_whenTheRecordsWereEdited() throws IOException {
        repository.run(PlantedClaims.Bad.class).editRecords(text -> text.replace("FAILED", "PASSED"));
        assertThat(repository.state(CLAUSE)).isEqualTo(State.NOT_SHOWN);
        assertThat(repository.read().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.where()).isEqualTo("app/target/evidence/records.jsonl");
            assertThat(fault.what().en()).contains("was edited");
        });
    }

    @Test
    void isNotShown_whenTheRecordsWereCutOrMoved() throws IOException {
        repository.run(PlantedClaims.Good.class, PlantedClaims.Gpu.class);
        String whole = Files.readString(folder.resolve("app").resolve(Ledger.PLACE));
        List<String> lines = whole.lines().toList();
        for (List<String> edited :
                List.of(lines.subList(0, 2), lines.subList(1, 3), List.of(lines.get(1), lines.get(0), lines.get(2)))) {
            repository.editRecords(text -> String.join("\n", edited));
            assertThat(repository.read().faults()).isNotEmpty();
            assertThat(repository.state(CLAUSE)).isEqualTo(State.NOT_SHOWN);
        }
    }

    @Test
    void reportsGarbage_insteadOfFailing() throws IOException {
        repository.write("app/target/evidence/records.jsonl", "not json\n{\"clause\":1}\n");
        repository.write("bench/results/broken.json", "[");
        repository.write("evidence/declared/broken.yaml", "clause: B4Cr8.satisfaction\n");
        repository.write("evidence/attested/broken.json", "{}");
        assertThat(repository.read().faults()).hasSize(6);
    }

    @Test
    void listsUnknownClauses_asErrors() throws IOException {
        repository.run(PlantedClaims.Unknown.class);
        assertThat(repository.read().faults())
                .singleElement()
                .satisfies(f -> assertThat(f.what().en()).contains("no-such-clause"));
    }

    @Test
    void knowsEveryClause_thatTheTestsOfThisRepositoryName() throws IOException {
        Path root = Path.of(System.getProperty("chainon.root", "../.."));
        assertThat(new EvidenceReader(root).read().faults())
                .filteredOn(fault -> fault.where().contains(".java:"))
                .isEmpty();
    }

    @Test
    void listsTests_ofClausesThatOnlyAPersonCanTell() throws IOException {
        repository.run(PlantedClaims.Person.class);
        assertThat(repository.read().faults())
                .singleElement()
                .satisfies(f -> assertThat(f.what().en()).contains("does not accept"));
    }

    @Test
    void readsShippedRecords_andTakesTheNewest() throws IOException {
        repository.run(PlantedClaims.Good.class);
        Path fresh = folder.resolve("app").resolve(Ledger.PLACE);
        repository.write("evidence/records/app.jsonl", Files.readString(fresh));
        Files.delete(fresh);
        assertThat(repository.state(CLAUSE)).isEqualTo(State.SHOWN);
    }

    @Test
    void forgets_aStaleTestThatWasTakenOut() throws IOException {
        String test = "class LateTest {\n  @Criterion(\"B3Cr4.log-order\")\n  void keeps() {}\n}\n";
        repository.write("app/src/test/java/toy/LateTest.java", test);
        repository.run(PlantedClaims.Bad.class);
        assertThat(repository.state(CLAUSE)).isEqualTo(State.REFUTED);
        repository.write("app/src/main/java/App.java", "class App { int fixed; }\n");
        assertThat(repository.state(CLAUSE)).isEqualTo(State.NOT_SHOWN);
    }

    @Test
    void aCriterionTakesItsWorstClause() throws IOException {
        EvidenceReport report = repository.run(PlantedClaims.Good.class).read();
        CriterionReport criterion = report.criteria()
                .filter(c -> c.criterion().id().equals("B3Cr4"))
                .findFirst()
                .orElseThrow();
        assertThat(criterion.count(State.SHOWN)).isEqualTo(1);
        assertThat(criterion.state()).isEqualTo(State.NOT_SHOWN);
        assertThat(report.blocks().get(2).points(State.SHOWN)).isZero();
    }
}
