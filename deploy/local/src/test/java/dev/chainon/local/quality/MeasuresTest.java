package dev.chainon.local.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports as JaCoCo and PIT write them, in a repository of two modules. */
class MeasuresTest {

    private static final String JACOCO = """
            GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,INSTRUCTION_COVERED,BRANCH_MISSED,BRANCH_COVERED,LINE_MISSED,LINE_COVERED,COMPLEXITY_MISSED,COMPLEXITY_COVERED,METHOD_MISSED,METHOD_COVERED
            Heart,dev.chainon.heart,Beat,0,40,1,3,1,9,1,3,0,2
            Heart,dev.chainon.heart,Valve,5,5,0,0,1,9,1,1,1,1
            """;

    private static final String PIT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <mutations partial="true">
            <mutation detected='true' status='KILLED' numberOfTestsRun='1'><sourceFile>Beat.java</sourceFile></mutation>
            <mutation detected='true' status='TIMED_OUT' numberOfTestsRun='1'><sourceFile>Beat.java</sourceFile></mutation>
            <mutation detected='true' status='KILLED' numberOfTestsRun='1'><sourceFile>Beat.java</sourceFile></mutation>
            <mutation detected='false' status='NO_COVERAGE' numberOfTestsRun='0'><sourceFile>Valve.java</sourceFile></mutation>
            </mutations>
            """;

    @TempDir
    Path root;

    @BeforeEach
    void twoModules() throws IOException {
        write(
                "pom.xml",
                "<project><modules><module>heart</module><module>papers</module><module>lungs</module></modules></project>");
        for (String module : new String[] {"heart", "lungs", "papers"}) {
            write(module + "/pom.xml", "<project><artifactId>" + module + "</artifactId></project>");
        }
        write("heart/src/main/java/Beat.java", "class Beat {}");
        write("lungs/src/main/java/Breath.java", "class Breath {}");
    }

    @Test
    void addsUpTheClassesOfAModule_andTheModulesOfTheHouse() throws IOException {
        write("heart/" + Coverage.REPORT, JACOCO);
        write("lungs/" + Coverage.REPORT, JACOCO.replace("1,9,1,3", "7,3,1,3"));

        Measures measures = Measures.read(root);

        assertThat(measures.modules()).containsExactly("heart", "lungs");
        assertThat(measures.coverage().get("heart")).isEqualTo(new Coverage(new Share(18, 20), new Share(3, 4)));
        assertThat(measures.whole()).isEqualTo(new Coverage(new Share(30, 40), new Share(6, 8)));
        assertThat(measures.figures())
                .containsEntry("coverage.lines.heart", 90.0)
                .containsEntry("coverage.branches.heart", 75.0)
                .containsEntry("coverage.lines", 75.0)
                .containsEntry("coverage.modules", 2)
                .containsEntry("coverage.modules.unmeasured", 0)
                .containsEntry("tests.unsteady", 0)
                .doesNotContainKey("mutation.killed.heart");
    }

    @Test
    void countsTheMutantsThatATestNotices() throws IOException {
        write("heart/" + Mutants.REPORT, PIT);

        assertThat(Measures.read(root).figures())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("mutation.killed.heart", 75.0, "mutation.mutants.heart", 4L));
    }

    @Test
    void saysNothingOfAReportThatIsOlderThanTheCode() throws IOException {
        write("heart/" + Coverage.REPORT, JACOCO);
        write("lungs/" + Mutants.REPORT, PIT);
        Path code = root.resolve("heart/src/main/java/Beat.java");
        Files.setLastModifiedTime(
                code,
                FileTime.fromMillis(Files.getLastModifiedTime(root.resolve("heart/" + Coverage.REPORT))
                                .toMillis()
                        + 5_000));

        Measures measures = Measures.read(root);

        assertThat(measures.coverage()).isEmpty();
        assertThat(measures.mutants()).containsOnlyKeys("lungs");
        assertThat(measures.old()).containsExactly("heart/" + Coverage.REPORT);
    }

    @Test
    void refusesWhatIsNoReport() throws IOException {
        Path file = write("heart/" + Coverage.REPORT, "nothing");
        assertThatThrownBy(() -> Coverage.read(file)).hasMessageContaining("is no report of JaCoCo");
        Path broken = write("heart/" + Mutants.REPORT, "<mutations><mutation detected=");
        assertThatThrownBy(() -> Mutants.read(broken)).hasMessageContaining("is no report of PIT");
        Path empty = write("heart/" + Mutants.REPORT, "<mutations/>");
        assertThatThrownBy(() -> Mutants.read(empty)).hasMessageContaining("names no mutant");
        assertThatThrownBy(() -> new Share(3, 2)).hasMessage("3 of 2 is no share");
    }

    @Test
    void theTableShowsEachFigureBesideItsFloor() throws IOException {
        write("heart/" + Coverage.REPORT, JACOCO);
        write("heart/" + Mutants.REPORT, PIT);
        Floors floors = new Floors(new TreeMap<>(Map.of("heart.lines", 91)));
        Measures measures = Measures.read(root);

        assertThat(new Table(measures, floors).lines())
                .containsExactly(
                        "module                      lines (floor) branches (floor)    mutants    Javadoc",
                        "heart                           90.0 (91)      75.0 (none)       75.0          -",
                        "lungs                                   -                -          -          -",
                        "1 modules                            90.0             75.0");
        assertThat(QualityCommand.missed(measures, floors))
                .containsExactly(
                        "heart.branches has no floor: ./chainon quality --raise writes one",
                        "heart.lines is 90.0, below its floor of 91",
                        "the tests of heart notice 75.0% of its mutants, not 80%");
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
