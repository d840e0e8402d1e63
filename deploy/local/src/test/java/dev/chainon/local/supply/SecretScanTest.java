package dev.chainon.local.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On repositories of git's own making, and on this one. */
class SecretScanTest {

    private final Planted planted = new Planted();
    private final String secret = "gl" + "pat-" + planted.chance(24);

    @TempDir
    Path root;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        git(root, "init", "-q");
        write("README.md", "An example.\n");
        commit("Begin");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
    }

    private String commit(String message) throws IOException, InterruptedException {
        git(root, "add", "-A");
        git(
                root,
                "-c",
                "user.name=x",
                "-c",
                "user.email=x@example.org",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                message);
        return git(root, "rev-parse", "HEAD").strip();
    }

    private static String git(Path folder, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(words));
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(text).isZero();
        return text;
    }

    private List<Leak> leaks(Allowance... allowances) throws IOException {
        return new SecretScan(new Repository(root), List.of(allowances)).run();
    }

    @Test
    @Criterion("B1Cr2.secrets")
    void findsASecretInAFileThatIsNotEvenCommitted_withItsLine_andNeverShowsIt() throws IOException {
        write("settings.conf", "one = 1\nforge = " + secret + "\n");
        assertThat(leaks()).singleElement().satisfies(leak -> {
            assertThat(leak.path()).isEqualTo("settings.conf");
            assertThat(leak.line()).isEqualTo(2);
            assertThat(leak.commit()).isEmpty();
            assertThat(leak.toString() + leak.words()).doesNotContain(secret.substring(6));
        });
    }

    @Test
    @Criterion("B1Cr2.secrets")
    void findsASecretThatWasTakenOutSince_andNamesTheCommitThatBroughtIt() throws Exception {
        write("settings.conf", "forge = " + secret + "\n");
        String guilty = commit("Add a setting");
        write("settings.conf", "forge = ${TOKEN}\n");
        commit("Take it out");
        assertThat(leaks()).singleElement().satisfies(leak -> {
            assertThat(leak.commit()).isEqualTo(guilty);
            assertThat(leak.path()).isEqualTo("settings.conf");
            assertThat(leak.words()).contains("in " + guilty.substring(0, 10));
        });
    }

    @Test
    void findsASecretOnAnotherBranch_andInAMessage() throws Exception {
        git(root, "checkout", "-q", "-b", "other");
        write("a.txt", secret);
        commit("On a branch");
        git(root, "checkout", "-q", "-");
        String guilty = commit("Rotate " + "gl" + "pat-" + planted.chance(22));
        assertThat(leaks()).extracting(Leak::path).containsExactlyInAnyOrder("a.txt", "message");
        assertThat(leaks()).extracting(Leak::commit).contains(guilty);
    }

    @Test
    void whatIsAllowedByItsHashIsPassedOver_anotherValueInItsPlaceIsNot() throws IOException {
        write("example.md", secret);
        Allowance allowed = new Allowance(leaks().get(0).sha256(), "an example of a document");
        assertThat(leaks(allowed)).isEmpty();
        write("example.md", "gl" + "pat-" + planted.chance(24));
        assertThat(leaks(allowed)).hasSize(1);
    }

    @Test
    void ignoresWhatGitIgnores_andFilesThatAreNoText() throws IOException {
        write(".gitignore", "local/\n");
        Files.createDirectories(root.resolve("local"));
        write("local/secret", secret);
        write("picture.bin", "\0" + secret);
        assertThat(leaks()).isEmpty();
    }

    @Test
    @Criterion("B1Cr2.secrets")
    void aHistoryThatWasCutOff_orNoRepository_isNeverClean(@TempDir Path elsewhere) throws Exception {
        commit("Second");
        Path shallow = elsewhere.resolve("shallow");
        git(elsewhere, "clone", "-q", "--depth", "1", root.toUri().toString(), shallow.toString());
        assertThatThrownBy(() -> new Repository(shallow))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cut off")
                .hasMessageContaining("fetch-depth");
        assertThatThrownBy(() -> new Repository(Files.createDirectories(elsewhere.resolve("plain"))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Nothing was searched");
    }

    @Test
    @Criterion("B1Cr2.secrets")
    void thisRepositoryHoldsNone_inItsTreeAndItsWholeHistory() throws IOException {
        assumeThat(Examples.ROOT.resolve(".git")).exists();
        assumeThat(Examples.ROOT.resolve(".git/shallow")).doesNotExist();
        SecretScan scan =
                new SecretScan(new Repository(Examples.ROOT), Allowance.read(Examples.ROOT.resolve(Allowance.KEPT)));
        assertThat(scan.run()).extracting(Leak::words).isEmpty();
        assertThat(scan.texts()).isGreaterThan(1000);
    }
}
