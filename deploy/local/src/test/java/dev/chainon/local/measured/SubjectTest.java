package dev.chainon.local.measured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.local.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a toy project, of which a study measures the module {@code ingestion}, which needs {@code core}. */
class SubjectTest {

    private static final String OWN = "deploy/bench/src/main/java/dev/chainon/bench/";
    private static final List<String> PARTS = List.of("ingestion", OWN + "EltStudy.java");

    @TempDir
    Path root;

    private Provenance measured = new Provenance("", "");

    @BeforeEach
    void project() throws IOException {
        write(
                "pom.xml",
                "<project><artifactId>all</artifactId><modules><module>core</module><module>flights</module>"
                        + "<module>ingestion</module><module>serving</module><module>deploy/bench</module></modules></project>");
        write("core/pom.xml", pom("core", ""));
        write("flights/pom.xml", pom("flights", ""));
        write("serving/pom.xml", pom("serving", ""));
        write(
                "ingestion/pom.xml",
                pom("ingestion", dependency("core", "") + dependency("serving", "<scope>test</scope>")));
        write("deploy/bench/pom.xml", pom("bench", ""));
        for (String module : List.of("core", "ingestion", "serving")) {
            write(module + "/src/main/java/A.java", "class A {}");
            write(module + "/src/test/java/ATest.java", "class ATest {}");
        }
        write(OWN + "EltStudy.java", "class EltStudy {}");
        write(OWN + "FuzzStudy.java", "class FuzzStudy {}");
        Git.ask(root, "init", "-q");
        commit();
        measured = Provenance.here(now());
    }

    @Test
    void saysNothingOfACommitThatIsTheSame() {
        assertThat(measured.committed()).isTrue();
        assertThat(words())
                .isEqualTo("Measured on commit `" + shown(measured.commit())
                        + "`; what it measures is the same up to commit `" + shown(measured.commit()) + "`.");
    }

    @Test
    void isTheSame_whenTestsOtherModulesOtherStudiesOrDocumentsChange() throws IOException {
        write("core/src/test/java/ATest.java", "class ATest { int n; }");
        write("serving/src/main/java/A.java", "class A { int n; }");
        write(OWN + "FuzzStudy.java", "class FuzzStudy { int n; }");
        write("deploy/bench/pom.xml", pom("bench", dependency("core", "")));
        write("docs/page.md", "one");
        commit();

        assertThat(words())
                .contains("what it measures is the same up to commit `" + shown(Provenance.commit(root)) + "`.");
        assertThat(Provenance.here(now()).code()).isEqualTo(measured.code());
        assertThat(words(Locale.FRANCE))
                .isEqualTo("Mesuré sur le commit `" + shown(measured.commit())
                        + "`\u00a0; ce qu’il mesure est le même jusqu’au commit `" + shown(Provenance.commit(root))
                        + "`.");
    }

    @Test
    void namesTheModulesWhoseMainCodeChanged() throws IOException {
        write("core/src/main/java/A.java", "class A { int n; }");
        write("core/src/main/java/B.java", "class B {}");
        Files.delete(root.resolve("ingestion/src/main/java/A.java"));
        write(OWN + "EltStudy.java", "class EltStudy { int n; }");
        commit();

        assertThat(words())
                .startsWith("**Measured on commit `" + shown(measured.commit())
                        + "`**; of what it measures changed, up to commit `")
                .endsWith("`: `core` (2 of 3 files), `deploy/bench` (1 of 1 files), `ingestion` (1 of 1 files).");
        assertThat(words(Locale.FRANCE))
                .contains("`**\u00a0; de ce qu’il mesure ont changé, jusqu’au commit `")
                .contains("`\u00a0: `core` (2\u00a0fichiers sur\u00a03), ");
        assertThat(Provenance.here(now()).code()).isNotEqualTo(measured.code());
    }

    @Test
    void namesTheRootPom_andThePomOfAModule() throws IOException {
        write("pom.xml", Files.readString(root.resolve("pom.xml")) + "<!-- -->");
        write("core/pom.xml", pom("core", "<!-- -->"));
        commit();

        assertThat(words()).endsWith("`: `core` (1 of 2 files), the root pom.");
        assertThat(words(Locale.FRANCE)).endsWith(", le pom racine.");
    }

    @Test
    void saysWhatIsNotCommittedNow() throws IOException {
        write("core/src/main/java/A.java", "class A { int n; }");

        assertThat(words())
                .contains("up to commit `" + shown(measured.commit())
                        + "` and changes that are not committed: `core` (1 of 2 files).");
        assertThat(words(Locale.FRANCE)).contains("et des changements non validés\u00a0: `core`");
    }

    @Test
    void comparesHashes_whereTheHistoryLacksTheCommit() throws IOException {
        Provenance lost = new Provenance("0123456789abcdef0123456789abcdef01234567", measured.code());
        assertThat(lost.words(now(), Locale.UK))
                .startsWith(
                        "Measured on commit `0123456789ab`, which this history does not hold; by its hash, what it measures is the same on commit `");

        write("core/src/main/java/A.java", "class A { int n; }");
        commit();
        assertThat(lost.words(now(), Locale.UK))
                .startsWith("**Measured on")
                .contains("what it measures has changed on commit `");
        assertThat(lost.words(now(), Locale.FRANCE))
                .contains("ne contient pas\u00a0; d’après son empreinte, ce qu’il mesure a changé au commit `");

        Provenance old = new Provenance(lost.commit(), "");
        assertThat(old.words(now(), Locale.UK))
                .endsWith("`**, which this history does not hold: what changed since cannot be told.");
        assertThat(old.words(now(), Locale.FRANCE)).endsWith("\u00a0: ce qui a changé depuis ne peut être dit.");
    }

    @Test
    void judgesAResultThatIsOlderThanTheHash_byItsCommit() throws IOException {
        Provenance old = new Provenance(measured.commit(), "");
        write("core/src/main/java/A.java", "class A { int n; }");
        commit();
        assertThat(old.words(now(), Locale.UK)).endsWith(": `core` (1 of 2 files).");
    }

    @Test
    void warnsOfAResultThatNoCommitHolds_whateverChangedSince() throws IOException {
        Provenance dirty = new Provenance(measured.commit() + "+changes", measured.code());
        String before = dirty.words(now(), Locale.FRANCE);
        write("core/src/main/java/A.java", "class A { int n; }");
        commit();

        assertThat(before)
                .contains("**Mesuré sur un code qu’aucun commit ne garde**, issu de `" + shown(measured.commit())
                        + "`\u00a0:");
        assertThat(dirty.words(now(), Locale.FRANCE)).isEqualTo(before);
    }

    /** A commit as pages name it. */
    private static String shown(String commit) {
        return commit.substring(0, 12);
    }

    private Subject now() {
        return Subject.of(root, PARTS);
    }

    private String words() {
        return words(Locale.UK);
    }

    private String words(Locale language) {
        return measured.words(now(), language);
    }

    private void commit() {
        Git.ask(root, "add", ".");
        Git.ask(root, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "one");
    }

    private static String pom(String name, String more) {
        return "<project><artifactId>" + name + "</artifactId>" + more + "</project>";
    }

    private static String dependency(String name, String more) {
        return "<dependency><artifactId>" + name + "</artifactId>" + more + "</dependency>";
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
