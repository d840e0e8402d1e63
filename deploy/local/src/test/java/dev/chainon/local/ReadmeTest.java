package dev.chainon.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a README tells its reader to type. A command of its blocks is one that continuous integration runs, with no more than what a forge needs besides; one in
 * a sentence is executed here, or parsed where it would load or train; ReadmeIT executes those that need the built script.
 */
final class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    private static final Pattern BLOCK = Pattern.compile("(?m)^ {4}((?:\\./chainon|mvn) .*)$");
    private static final Pattern SENTENCE = Pattern.compile("`((?:\\./chainon|mvn) [^`\n]*)`");
    private static final Pattern MORE = Pattern.compile("(?m)^.*`\\./chainon [a-z]+ \\| .*$");
    private static final Pattern NAME = Pattern.compile("`(?:\\./chainon )?([a-z]+(?: \\| [a-z]+)*)`");

    /** What a machine adds to what a person types: no colours, no progress, coverage, and no keyboard; it plays the long tests in parts. */
    private static final Set<String> ADDED = Set.of("-B", "-ntp", "-Pcoverage", "-Dtests.again=1", "</dev/null");

    @Test
    @Criterion(
            value = "B1Cr4.readme-commands",
            covers = {"README.md", "README.fr.md", ".ci/run", "deploy/pipeline/steps.yaml"})
    void continuousIntegrationRunsTheCommandsOfTheBlocks() throws IOException {
        List<String> run = Stream.concat(
                        Files.readString(ROOT.resolve(".ci/run")).lines(),
                        Files.readString(ROOT.resolve("deploy/pipeline/steps.yaml"))
                                .lines())
                .map(line -> line.strip().replaceFirst("^run: ", ""))
                .toList();
        for (String command : blocks(read("README.md"))) {
            assertThat(run).as(command).anyMatch(line -> runs(line, command));
        }
    }

    @Test
    @Criterion(
            value = "B1Cr4.readme-commands",
            covers = {"README.md", "README.fr.md"})
    void everyCommandOfASentenceIsOneOfOurs() throws IOException {
        for (String readme : List.of("README.md", "README.fr.md")) {
            List<String> commands = Stream.concat(blocks(read(readme)).stream(), sentences(read(readme)).stream())
                    .filter(command -> command.startsWith("./chainon "))
                    .toList();
            assertThat(commands).as(readme).hasSizeGreaterThan(2);
            for (String command : commands) {
                Chainon.line()
                        .parseArgs(command.substring("./chainon ".length()).split(" "));
            }
        }
    }

    @Test
    @Criterion(
            value = "B1Cr4.readme-commands",
            covers = {"README.md", "README.fr.md"})
    void eachOfTheOtherCommandsTakesHelp_asTheReadmeSays() throws IOException {
        for (String readme : List.of("README.md", "README.fr.md")) {
            List<String> others = others(read(readme));
            assertThat(others).as(readme).hasSizeGreaterThan(20);
            for (String command : others) {
                StringWriter out = new StringWriter();
                assertThat(Chainon.line().setOut(new PrintWriter(out)).execute(command, "--help"))
                        .as(command)
                        .isZero();
                assertThat(out.toString()).contains("Usage: chainon " + command);
            }
        }
    }

    @Test
    @Criterion(
            value = "B1Cr4.readme-commands",
            covers = {"README.md", "README.fr.md"})
    void bothLanguagesTellTheSame() throws IOException {
        String english = read("README.md");
        String french = read("README.fr.md");

        assertThat(blocks(french)).isEqualTo(blocks(english)).hasSizeGreaterThan(2);
        assertThat(sentences(french)).isEqualTo(sentences(english)).isNotEmpty();
        assertThat(others(french)).isEqualTo(others(english));
    }

    @Test
    @Criterion(
            value = "B1Cr4.readme-commands",
            covers = {"README.md", "README.fr.md", "CONTRIBUTING.md"})
    void mavenKnowsTheProfilesAndModulesThatAreNamed() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        List<String> modules = Reactor.read(ROOT).modules();
        for (String page : List.of("README.md", "README.fr.md", "CONTRIBUTING.md")) {
            for (String command : Stream.concat(blocks(read(page)).stream(), sentences(read(page)).stream())
                    .toList()) {
                words(command, "-P")
                        .forEach(profile -> assertThat(pom).as(command).contains("<id>" + profile + "</id>"));
                words(command, "-pl ")
                        .forEach(module -> assertThat(modules).as(command).contains(module));
            }
        }
    }

    @Test
    void seesACommandThatNobodyRuns() {
        assertThat(runs("mvn -B -ntp -T1 -Pcampaign verify", "mvn -T1 -Pcampaign verify"))
                .isTrue();
        assertThat(runs("mvn -B -ntp -Pcoverage verify", "mvn verify")).isTrue();
        assertThat(runs("./chainon demo --minutes 1 --json target/demo.json </dev/null", "./chainon demo"))
                .isTrue();
        assertThat(runs("mvn -B -ntp -Pcampaign verify", "mvn verify")).isFalse();
        assertThat(runs("mvn -B -ntp verify", "mvn -T1 verify")).isFalse();
        assertThat(runs("./chainon evidence", "./chainon demo")).isFalse();
    }

    @Test
    void readsBlocksSentencesAndLists() {
        String page = "Type:\n\n    ./chainon demo      # all\n    mvn verify\n\nor `./chainon demo --json r.json`.\n\n"
                + "More: `./chainon ingest | train` (the work), `trace`; see `docs/x.md`.\n";

        assertThat(blocks(page)).containsExactly("./chainon demo", "mvn verify");
        assertThat(sentences(page)).containsExactly("./chainon demo --json FILE.json");
        assertThat(others(page)).containsExactly("ingest", "train", "trace");
    }

    /** Whether a line runs a command: the same words, besides what a machine adds; a demonstration ends by itself and writes its figures. */
    private static boolean runs(String line, String command) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.removeAll(ADDED);
        String run = String.join(" ", words)
                .replaceAll(" --minutes \\d+ --json \\S+$", "")
                .replaceAll(" -Dtests.groups='[^']+'", "");
        return run.equals(command);
    }

    private static String read(String page) throws IOException {
        return Files.readString(ROOT.resolve(page));
    }

    private static List<String> blocks(String page) {
        return BLOCK.matcher(page)
                .results()
                .map(found -> found.group(1).replaceAll("\\s+#.*$", "").strip())
                .toList();
    }

    /** Without those that list several; the name of a file may differ. */
    private static List<String> sentences(String page) {
        return SENTENCE.matcher(page)
                .results()
                .map(found -> found.group(1))
                .filter(command -> !command.contains(" | "))
                .map(command -> command.replaceAll("\\S+\\.json", "FILE.json"))
                .toList();
    }

    private static List<String> others(String page) {
        return MORE.matcher(page)
                .results()
                .flatMap(line -> NAME.matcher(line.group()).results())
                .flatMap(name -> Stream.of(name.group(1).split(" \\| ")))
                .toList();
    }

    private static List<String> words(String command, String option) {
        return Pattern.compile("(?<= )" + option + "(\\S+)")
                .matcher(command)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",")))
                .toList();
    }
}
