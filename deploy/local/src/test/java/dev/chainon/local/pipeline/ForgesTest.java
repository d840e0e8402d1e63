package dev.chainon.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pipelines of the forges: by the official schemas, and by the definition of the steps. */
final class ForgesTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final List<String> GITHUB =
            List.of(".github/workflows/pipeline.yml", ".github/workflows/release.yml");
    private static final List<String> GITLAB = List.of(".gitlab-ci.yml");
    private static final Map<String, List<String>> FORGES = Map.of("GitHub", GITHUB, "GitLab", GITLAB);

    @Test
    @Criterion(
            value = "B4Cr3.forges",
            covers = {".github", ".gitlab-ci.yml", "deploy/pipeline"})
    @Criterion(
            value = "B2Cr7.pipeline",
            covers = {".github", ".gitlab-ci.yml", "deploy/pipeline"})
    void eachForgePlaysTheStepsOfTheLocalCommand_andItsFilesAreValid() throws IOException {
        for (Map.Entry<String, List<String>> forge : FORGES.entrySet()) {
            List<ForgeFile> files = files(forge.getValue());

            assertThat(files).flatExtracting(ForgeFile::jobs).hasSizeGreaterThanOrEqualTo(6);
            assertThat(objections(files)).as(forge.getKey()).isEmpty();
        }
    }

    @Test
    @Criterion(
            value = "B4Cr3.forges",
            covers = {".github", ".gitlab-ci.yml", "deploy/pipeline"})
    void noWorkflowIsLeftUnread() throws IOException {
        try (var files = Files.list(ROOT.resolve(".github/workflows"))) {
            assertThat(files.map(file -> ROOT.relativize(file).toString())).containsExactlyInAnyOrderElementsOf(GITHUB);
        }
    }

    /** A step of the definition that the script of this project's own integration does not play would be played by the forges alone. */
    @Test
    @Criterion(
            value = "B2Cr7.pipeline",
            covers = {".ci", "deploy/pipeline"})
    void theProjectsOwnScriptPlaysThemToo() throws IOException {
        String script = Files.readString(ROOT.resolve(".ci/run"));
        Step verify = Steps.read(ROOT).named(List.of("verify")).get(0);

        List<String> words = List.of(verify.run().split(" "));
        assertThat(script.lines().map(line -> List.of(line.split(" "))))
                .as("the step itself, with words of this machine such as -T3: " + verify.run())
                .anyMatch(line -> line.containsAll(words));
        assertThat(script.lines())
                .anyMatch(line -> line.startsWith("./chainon ci ") && line.contains("--took verify="));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runs-on: ubuntu-24.04 | runs-onn: ubuntu-24.04 | runs-onn",
                "timeout-minutes: 45 | timeout-minutes: soon | timeout-minutes",
                "timeout-minutes: 45 | timeout-minutes: 5 | has a timeout",
                "javadoc quality --strict | javadoc quality | refuses what is absent",
                "ci verify | ci verifies | steps that there are: verifies",
                "ci images containers --strict | ci containers --strict | plays the step images",
                "needs: verify | needs: push | plays verify before images",
                "contents: read | contents: write | may read the code and nothing else",
                "@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2 | @v4 | named by its hash",
                "runs-on: ubuntu-24.04 | runs-on: ubuntu-latest | its machine has a version",
                "persist-credentials: false | fetch-depth: 1 | key of the checkout",
                "pull_request: | pull_request_target: | no stranger's change",
                "run: ./chainon ci images | run: echo ${{ github.head_ref }} && ./chainon ci images | text of"
                        + " strangers",
                ", cache: maven |  | what Maven fetched is kept",
                "            target/release/ | | keeps target/release/"
            })
    @Criterion(
            value = "B4Cr3.forges",
            covers = {".github", ".gitlab-ci.yml", "deploy/pipeline"})
    void faultsPlantedInGitHubsFilesAreFound(String good, String bad, String objection) throws IOException {
        assertThat(planted(GITHUB, good, bad))
                .anySatisfy(said -> assertThat(said).contains(objection));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stage: merge | stag: merge | stag",
                "timeout: 90 minutes | timeout: 5 minutes | has a timeout",
                "javadoc quality --strict | javadoc quality | refuses what is absent",
                "ci supply scan demo campaign drills evidence | ci supply scan demo campaign drills | plays the step evidence",
                "needs: [publish] | needs: [] | plays publish before staging",
                "needs: [publish] | needs: [publsh] | waits for a job that there is: publsh",
                "maven:3.9.9-eclipse-temurin-17 | maven:latest | its image has a version",
                "when: manual | when: on_success | waits for a person",
                "interruptible: false | interruptible: true | not cut off",
                "target/evidence/, | | keeps target/evidence/",
                "paths: [.m2/repository] | paths: [target] | what Maven fetched is kept"
            })
    @Criterion(
            value = "B4Cr3.forges",
            covers = {".github", ".gitlab-ci.yml", "deploy/pipeline"})
    void faultsPlantedInGitLabsFileAreFound(String good, String bad, String objection) throws IOException {
        assertThat(planted(GITLAB, good, bad))
                .anySatisfy(said -> assertThat(said).contains(objection));
    }

    private static List<ForgeFile> files(List<String> names) throws IOException {
        List<ForgeFile> files = new ArrayList<>();
        for (String name : names) {
            files.add(ForgeFile.of(name, Files.readString(ROOT.resolve(name))));
        }
        return files;
    }

    private static List<String> planted(List<String> names, String good, String bad) throws IOException {
        List<ForgeFile> files = new ArrayList<>();
        boolean planted = false;
        for (ForgeFile file : files(names)) {
            planted |= file.text().contains(good);
            files.add(ForgeFile.of(file.name(), file.text().replace(good, bad == null ? "" : bad)));
        }
        assertThat(planted).as("there is such a text to plant in").isTrue();
        return objections(files);
    }

    private static List<String> objections(List<ForgeFile> files) throws IOException {
        List<String> all = new ArrayList<>();
        for (ForgeFile file : files) {
            all.addAll(file.violations());
        }
        all.addAll(ForgeRules.objections(Steps.read(ROOT), files));
        return all;
    }
}
