package dev.chainon.evidence.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.ledger.Ledger;
import dev.chainon.evidence.ledger.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

class RecorderTest {

    @TempDir
    Path folder;

    private Path app;

    @BeforeEach
    void project() throws IOException {
        app = Scratch.project(folder).resolve("app");
    }

    @Test
    void recordsOutcomeAndReason_ofPlainTests() throws IOException {
        Scratch.run(app, PlantedProofs.Plain.class);
        assertThat(lines()).hasSize(6);
        assertThat(line("Toy.passes")).contains("\"outcome\":\"PASSED\"", "\"reason\":\"\"", "\"cases\":1");
        assertThat(line("Toy.fails")).contains("\"outcome\":\"FAILED\"", "[planted failure]");
        assertThat(line("Toy.disabled")).contains("\"outcome\":\"DISABLED\"", "\"reason\":\"planted\"");
        assertThat(line("Toy.aborted")).contains("\"outcome\":\"ABORTED\"", "no engine here");
    }

    @Test
    void recordsOneLineForEachClause_whenAMethodNamesSeveral() throws IOException {
        Scratch.run(app, PlantedProofs.Plain.class);
        assertThat(lines().stream().filter(l -> l.contains("\"Toy.both\""))).hasSize(2);
    }

    @Test
    void takesTheWorstCase_ofAParameterisedTest() throws IOException {
        Scratch.run(app, PlantedProofs.Cases.class);
        assertThat(line("Toy.cases")).contains("\"outcome\":\"PASSED\"", "\"cases\":3");
        assertThat(line("Toy.one-bad-case")).contains("\"outcome\":\"FAILED\"", "\"cases\":3");
        assertThat(line("Toy.no-case")).contains("\"outcome\":\"ABORTED\"", "no case ran");
    }

    @Test
    void recordsFailure_whenTheClassFailsAroundItsTests() throws IOException {
        Scratch.run(
                app,
                PlantedProofs.BrokenBefore.class,
                PlantedProofs.BrokenAfter.class,
                PlantedProofs.GivenUpBefore.class);
        assertThat(line("Toy.before")).contains("\"outcome\":\"FAILED\"", "planted in the set-up");
        assertThat(line("Toy.after")).contains("\"outcome\":\"FAILED\"", "planted in the tear-down");
        assertThat(line("Toy.given-up")).contains("\"outcome\":\"ABORTED\"", "no broker here");
    }

    @Test
    void recordsDisabled_whenAClassAroundItIsDisabled() throws IOException {
        Scratch.run(app, PlantedProofs.DisabledClass.class, PlantedProofs.Outer.class);
        assertThat(line("Toy.disabled-class")).contains("\"outcome\":\"DISABLED\"", "the whole class");
        assertThat(line("Toy.nested")).contains("\"outcome\":\"DISABLED\"", "CHAINON_PLANTED");
    }

    @Test
    void recordsProperties_ofAnotherEngine() throws IOException {
        Scratch.run(app, PlantedProofs.Properties.class);
        assertThat(line("Toy.property")).contains("\"outcome\":\"PASSED\"");
        assertThat(line("Toy.bad-property")).contains("\"outcome\":\"FAILED\"");
    }

    @Test
    void namesTheKit_whereTheAnnotationIsInherited() throws IOException {
        Scratch.run(app, PlantedProofs.KitHere.class);
        assertThat(line("Toy.kit"))
                .contains(
                        "PlantedProofs$KitHere#holds",
                        "\"declaredIn\":\"dev.chainon.evidence.record.PlantedProofs$Kit\"");
    }

    @Test
    void leavesUnfinished_whenTheProcessDies() throws IOException {
        Recorder recorder = new Recorder(Optional.of(app));
        Scratch.run(app, PlantedProofs.KitHere.class);
        Scratch.run(
                new TestExecutionListener() {
                    @Override
                    public void testPlanExecutionStarted(TestPlan plan) {
                        recorder.testPlanExecutionStarted(plan);
                    }

                    @Override
                    public void executionStarted(TestIdentifier test) {
                        recorder.executionStarted(test);
                    }
                },
                PlantedProofs.KitHere.class);
        assertThat(line("Toy.kit")).contains("\"outcome\":\"UNFINISHED\"");
    }

    @Test
    void writesNothing_outsideOfAProject(@TempDir Path elsewhere) throws IOException {
        Scratch.run(elsewhere, PlantedProofs.Plain.class);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void keepsTheLinesOfOtherTests_andReplacesItsOwn() throws IOException {
        Scratch.run(app, PlantedProofs.Plain.class);
        Scratch.run(app, PlantedProofs.KitHere.class);
        Scratch.run(app, PlantedProofs.KitHere.class);
        assertThat(lines()).hasSize(7);
    }

    private List<String> lines() throws IOException {
        Seal.Opened opened = Seal.open(Files.readString(app.resolve(Ledger.PLACE)));
        assertThat(opened.fault()).isEmpty();
        return opened.lines();
    }

    private String line(String clause) throws IOException {
        return lines().stream()
                .filter(l -> l.startsWith("{\"clause\":\"" + clause + "\""))
                .findFirst()
                .orElseThrow();
    }
}
