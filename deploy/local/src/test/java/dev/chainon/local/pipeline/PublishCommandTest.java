package dev.chainon.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A toy project with a tag, a changelog and a built module. */
final class PublishCommandTest {

    @TempDir
    Path folder;

    private Toy toy;
    private Path release;

    @BeforeEach
    void begin() throws IOException {
        toy = Toy.begin(folder);
        toy.write("pom.xml", """
                <project><modelVersion>4.0.0</modelVersion><groupId>toy</groupId><artifactId>toy</artifactId>
                <version>1.2.0</version><packaging>pom</packaging><modules><module>kettle</module></modules></project>
                """);
        toy.write("kettle/pom.xml", """
                <project><modelVersion>4.0.0</modelVersion><parent><groupId>toy</groupId><artifactId>toy</artifactId>
                <version>1.2.0</version></parent><artifactId>kettle</artifactId></project>
                """);
        toy.write(
                "CHANGELOG.md",
                "# Changelog\n\n"
                        + "## [Unreleased]\n\n"
                        + "- Cups.\n\n"
                        + "## [1.2.0] - 2026-01-01\n\n"
                        + "- The kettle boils.\n\n"
                        + "## [1.1.0]\n\n"
                        + "- Water.\n");
        toy.write(".gitignore", ".chainon/\ntarget/\nmaven/\n");
        toy.commit("Boil");
        toy.git("tag", "v1.2.0");
        toy.write("kettle/target/kettle-1.2.0.jar", "kettle");
        toy.write("kettle/target/kettle-1.2.0-tests.jar", "tests");
        toy.write("maven/repository/org/water/water/3.1/water-3.1-pure.jar", "water");
        toy.write(
                "kettle/target/classpath",
                folder.resolve("maven/repository/org/water/water/3.1/water-3.1-pure.jar")
                        .toString());
        release = folder.resolve("target/release");
    }

    @Test
    @Criterion("B4Cr5.changelog")
    void publishesFromATag_jarsChecksumsNotesAndProvenance() throws IOException, InterruptedException {
        assertThat(toy.type("publish", "1.2.0")).isZero();

        assertThat(release.toFile().list())
                .containsExactlyInAnyOrder("kettle-1.2.0.jar", "provenance.json", "NOTES.md", "SHA256SUMS");
        assertThat(new ProcessBuilder("sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS")
                        .directory(release.toFile())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(release.resolve("NOTES.md"))
                .content()
                .contains("- The kettle boils.", "bill of materials is absent")
                .doesNotContain("Cups", "Water");
        JsonNode kept = json(folder.resolve(".chainon/releases/1.2.0.json"));
        assertThat(kept.path("commit").asText()).isEqualTo(toy.git("rev-parse", "HEAD"));
        assertThat(kept.path("files").findValuesAsText("name"))
                .containsExactly("NOTES.md", "kettle-1.2.0.jar", "provenance.json");
    }

    @Test
    void provenanceNamesCommitMaterialsAndBuilder_inTheFormOfSlsa() throws IOException {
        toy.git("remote", "add", "origin", "https://robot:key@forge.test/toy.git");
        toy.type("publish", "1.2.0");

        JsonNode statement = json(release.resolve("provenance.json"));
        assertThat(statement.path("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.path("predicateType").asText()).isEqualTo("https://slsa.dev/provenance/v1");
        assertThat(statement.path("subject").findValuesAsText("name")).containsExactly("kettle-1.2.0.jar");
        assertThat(statement
                        .path("subject")
                        .path(0)
                        .path("digest")
                        .path("sha256")
                        .asText())
                .isEqualTo(ReleasedFile.of(release.resolve("kettle-1.2.0.jar")).sha256());
        JsonNode definition = statement.path("predicate").path("buildDefinition");
        assertThat(definition.path("externalParameters").path("tag").asText()).isEqualTo("v1.2.0");
        JsonNode dependencies = definition.path("resolvedDependencies");
        assertThat(dependencies.path(0).path("uri").asText())
                .as("without the key of who cloned it")
                .isEqualTo("git+https://forge.test/toy.git@refs/tags/v1.2.0");
        assertThat(dependencies.path(0).path("digest").path("gitCommit").asText())
                .isEqualTo(toy.git("rev-parse", "HEAD"));
        assertThat(dependencies.path(1).path("uri").asText())
                .isEqualTo("pkg:maven/org.water/water@3.1?classifier=pure");
        assertThat(statement
                        .path("predicate")
                        .path("runDetails")
                        .path("builder")
                        .path("id")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void takesTheBillOfMaterials_whereThereIsOne() throws IOException {
        toy.write("config/supply/bom.json", "{\"kept\":1}");
        toy.commit("Keep the bill of materials");
        toy.git("tag", "--force", "v1.2.0");
        assertThat(toy.type("publish", "1.2.0")).isZero();
        assertThat(release.resolve("bom.json")).content().contains("kept");

        toy.write("target/bom.json", "{}");
        assertThat(toy.type("publish", "1.2.0")).isZero();

        assertThat(release.resolve("bom.json")).hasContent("{}");
        assertThat(release.resolve("SHA256SUMS")).content().contains("  bom.json");
        assertThat(release.resolve("NOTES.md")).content().doesNotContain("bill of materials is absent");
    }

    @Test
    @Criterion("B4Cr5.changelog")
    void refusesWhatIsNotTaggedNotCleanOrNotInTheChangelog() throws IOException {
        Candidate other = new Candidate(new Home(folder, folder.resolve(".chainon")), "1.3.0");
        assertThat(other.objections())
                .anySatisfy(words -> assertThat(words).contains("no tag v1.3.0"))
                .anySatisfy(words -> assertThat(words).contains("no section [1.3.0]"))
                .anySatisfy(words -> assertThat(words).contains("The pom says 1.2.0"));
        assertThat(toy.type("publish", "1.3.0")).isEqualTo(1);
        assertThat(release).doesNotExist();

        toy.write("spout", "new");
        assertThat(toy.type("publish", "1.2.0")).as("a file that differs").isEqualTo(1);
        toy.commit("Add the spout");
        assertThat(toy.type("publish", "1.2.0")).as("a tag that is elsewhere").isEqualTo(1);
        assertThat(toy.type("publish", "v1.2.0")).as("no version").isEqualTo(2);
    }

    @Test
    void aVersionDoesNotMove() {
        assertThat(toy.type("publish", "1.2.0")).isZero();
        assertThat(toy.type("publish", "1.2.0")).as("again").isZero();

        toy.commit("Another");
        toy.git("tag", "--force", "v1.2.0");

        assertThat(toy.type("publish", "1.2.0")).isEqualTo(1);
    }

    @Test
    void triesWithoutRecord() {
        assertThat(toy.type("publish", "1.2.0", "--dry-run")).isZero();
        assertThat(toy.type("publish", "1.3.0", "--dry-run")).isEqualTo(1);
        assertThat(release.resolve("provenance.json")).exists();
        assertThat(folder.resolve(".chainon/releases")).doesNotExist();
    }

    /** The sections of the real changelog: what comes first, then versions with their dates. */
    @Test
    @Criterion(value = "B4Cr5.changelog", covers = "CHANGELOG.md")
    void theChangelogOfThisProjectHasTheFormThatIsPublished() throws IOException {
        Path root = Path.of(System.getProperty("chainon.root"));
        List<String> headings = Files.readAllLines(root.resolve("CHANGELOG.md")).stream()
                .filter(line -> line.startsWith("## "))
                .toList();

        assertThat(headings).first().isEqualTo("## [Unreleased]");
        assertThat(headings.subList(1, headings.size()))
                .allMatch(heading -> heading.matches("## \\[\\d+\\.\\d+\\.\\d+\\] - \\d{4}-\\d{2}-\\d{2}"));
        assertThat(Changelog.section(root, "Unreleased").orElseThrow()).contains("### Added");
    }

    @Test
    void theBuilderIsTheJobOfItsForge() {
        assertThat(Builder.of(Map.of()).id()).isEqualTo("urn:chainon:machine");
        Builder github = Builder.of(Map.of(
                "GITHUB_SERVER_URL", "https://github.test",
                "GITHUB_REPOSITORY", "o/r",
                "GITHUB_WORKFLOW_REF", "o/r/.github/workflows/release.yml@refs/tags/v1",
                "GITHUB_RUN_ID", "7"));
        assertThat(List.of(github.id(), github.invocation()))
                .containsExactly(
                        "https://github.test/o/r/.github/workflows/release.yml@refs/tags/v1",
                        "https://github.test/o/r/actions/runs/7");
        assertThat(Builder.of(Map.of(
                        "CI_PROJECT_URL",
                        "https://gitlab.test/o/r",
                        "CI_RUNNER_ID",
                        "3",
                        "CI_JOB_URL",
                        "https://gitlab.test/o/r/-/jobs/9")))
                .extracting(Builder::id, Builder::invocation)
                .containsExactly("https://gitlab.test/o/r/-/runners/3", "https://gitlab.test/o/r/-/jobs/9");
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
    }
}
