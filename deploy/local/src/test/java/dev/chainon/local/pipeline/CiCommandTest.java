package dev.chainon.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of a toy project, played by the command as it is typed. */
final class CiCommandTest {

    private static final String STEPS = """
            steps:
              - {id: one, cadence: merge, fr: un, en: one, run: echo one >> played, budgetSeconds: 60}
              - {id: two, cadence: merge, fr: deux, en: two, needs: [one], budgetSeconds: 60, run: "test -e mended\\necho two >> played"}
              - {id: three, cadence: merge, fr: trois, en: three, needs: [two], run: echo three >> played, budgetSeconds: 60}
              - {id: rocket, cadence: release, fr: fusée, en: rocket, run: echo rocket >> played, demands: no-such-rocket, budgetSeconds: 60}
              - {id: moon, cadence: release, fr: lune, en: moon, needs: [rocket], run: echo moon >> played, budgetSeconds: 60}
            """;

    @TempDir
    Path folder;

    private Toy toy;

    @BeforeEach
    void begin() throws IOException {
        toy = Toy.begin(folder);
        toy.write(Steps.FILE, STEPS);
        toy.commit("Say the steps");
    }

    @Test
    @Criterion("B2Cr7.pipeline")
    void playsUpToTheFirstFailure_andGoesOnThere() throws IOException {
        assertThat(toy.type("ci", "--json", result().toString())).isEqualTo(1);
        assertThat(folder.resolve("played")).hasContent("one");
        assertThat(json().path("ok").asBoolean()).isFalse();
        assertThat(json().path("steps").findValuesAsText("outcome")).containsExactly("passed", "failed");

        toy.write("mended", "");
        assertThat(toy.type("ci", "--from", "two", "--json", result().toString()))
                .isZero();
        assertThat(folder.resolve("played")).hasContent("one\ntwo\nthree");
        assertThat(json().path("ok").asBoolean()).isTrue();
        assertThat(json().path("steps").findValuesAsText("name")).containsExactly("two", "three");
    }

    @Test
    void playsTheNamedOnesOnly_inTheirOrder() {
        assertThat(toy.type("ci", "three", "one")).isZero();
        assertThat(folder.resolve("played")).hasContent("one\nthree");
    }

    @Test
    @Criterion("B4Cr3.duration")
    void measuresEachStepBesideItsBudget_andKeepsItForTheEvidence() throws IOException {
        assertThat(toy.type("ci", "one", "--json", result().toString())).isZero();

        assertThat(json().path("command").asText()).isEqualTo("./chainon ci one --json " + result());
        double seconds = json().path("figures").path("ci.one.seconds").asDouble(-1);
        assertThat(seconds).isNotNegative();
        assertThat(json().path("figures").path("ci.one.budget.share").asDouble())
                .isEqualTo(seconds / 60);
        assertThat(json().path("commit").asText()).isEqualTo(toy.git("rev-parse", "HEAD"));
        assertThat(read(folder.resolve(".chainon/reports/ci-one.json")).path("figures"))
                .isEqualTo(json().path("figures"));
    }

    @Test
    @Criterion("B4Cr3.duration")
    void tellsWhatIsOverItsBudget_andHoldsToItWhereAsked() throws IOException {
        assertThat(toy.type("ci", "--took", "one=61", "three", "--json", result().toString()))
                .isZero();
        assertThat(json().path("figures").path("ci.one.budget.share").asDouble())
                .isGreaterThan(1);
        assertThat(json().path("steps").path(0).path("told").asBoolean()).isTrue();
        assertThat(folder.resolve("played")).hasContent("three");

        assertThat(toy.type("ci", "--took", "one=61", "three", "--hold")).isEqualTo(1);
        assertThat(toy.type("ci", "--took", "one=59", "three", "--hold")).isZero();
    }

    @Test
    void whatAStepDemandsIsAbsentHere_andNotAcceptedWhereStrict() throws IOException {
        assertThat(toy.type("ci", "--cadence", "release", "--json", result().toString()))
                .isZero();
        assertThat(json().path("steps").findValuesAsText("outcome")).containsExactly("absent", "absent");
        assertThat(json().path("figures")).isEmpty();
        assertThat(folder.resolve("played")).doesNotExist();

        assertThat(toy.type("ci", "--from", "rocket", "--strict", "--json", result().toString()))
                .isEqualTo(1);
        assertThat(json().path("steps").findValuesAsText("outcome")).containsExactly("failed");
    }

    @Test
    void leavesOutWhatDoesNotFitIntoTheTimeThatIsLeft() throws IOException {
        assertThat(toy.type("ci", "--took", "one=61", "three", "--within", "2", "--json", result().toString()))
                .isZero();
        assertThat(json().path("steps").findValuesAsText("outcome")).containsExactly("passed", "absent");
        assertThat(folder.resolve("played")).doesNotExist();
        assertThat(toy.type("ci", "--took", "one=61", "three", "--within", "2", "--strict"))
                .isEqualTo(1);

        assertThat(toy.type("ci", "--took", "one=61", "three", "--within", "60"))
                .isZero();
        assertThat(folder.resolve("played")).hasContent("three");
    }

    /** What it started goes with it, and what sums up is played in the time that was kept for it. */
    @Test
    void endsWhatIsNotDoneWhenTheTimeIsUp() throws IOException {
        toy.write(Steps.FILE, """
                steps:
                  - {id: one, cadence: merge, fr: un, en: one, run: "true", budgetSeconds: 60}
                  - {id: endless, cadence: merge, fr: sans fin, en: endless, run: ./endless, budgetSeconds: 1}
                  - {id: after, cadence: merge, fr: après, en: after, needs: [endless], run: echo after >> played, budgetSeconds: 1}
                  - {id: last, cadence: merge, fr: dernier, en: last, needs: [after], run: echo last >> played, budgetSeconds: 5, closes: true}
                """);
        toy.write("endless", "#!/bin/bash\nbash -c 'trap \"echo told > told; exit\" TERM; sleep 1000 & wait'\n");
        assertThat(folder.resolve("endless").toFile().setExecutable(true)).isTrue();

        assertThat(toy.type("ci", "--took", "one=52", "--within", "1", "--json", result().toString()))
                .isZero();

        assertThat(json().path("steps").findValuesAsText("outcome"))
                .containsExactly("passed", "unfinished", "absent", "passed");
        assertThat(folder.resolve("played")).hasContent("last");
        assertThat(folder.resolve("told")).exists();
        assertThat(toy.type("ci", "--took", "one=52", "--within", "1", "--strict"))
                .isEqualTo(1);
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        assertThat(toy.type("ci", "four")).isEqualTo(2);
        assertThat(toy.type("ci", "--from", "four")).isEqualTo(2);
        assertThat(toy.type("ci", "one", "--from", "two")).isEqualTo(2);
        toy.write(Steps.FILE, "steps: [{id: one}]");
        assertThat(toy.type("ci")).isEqualTo(3);
    }

    @Test
    void listsWithoutPlaying() {
        assertThat(toy.type("ci", "--list")).isZero();
        assertThat(folder.resolve("played")).doesNotExist();
    }

    private Path result() {
        return folder.resolve("target/ci.json");
    }

    private JsonNode json() throws IOException {
        return read(result());
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
    }
}
