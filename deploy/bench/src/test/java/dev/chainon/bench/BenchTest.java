package dev.chainon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.measured.Provenance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void refusesAStudyThatDoesNotExist() {
        assertThat(new CommandLine(new Bench()).execute("no-such-study")).isEqualTo(2);
    }

    @Test
    void keepsNothingThatWasMeasuredOnCodeWithChanges() throws Exception {
        git("init", "-q");
        Files.writeString(folder.resolve("code.txt"), "one");
        Files.createDirectories(folder.resolve("bench/results"));
        Files.writeString(folder.resolve("bench/results/other.json"), "{}");
        git("add", ".");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "one");
        Files.writeString(folder.resolve("bench/results/other.json"), "{\"measured\":1}");
        assertThat(here().committed()).isTrue();

        Files.writeString(folder.resolve("code.txt"), "two");
        assertThat(here().committed()).isFalse();

        assertThatThrownBy(() -> here().demandCommit()).hasMessageContaining("-O dirty=true");
        assertThat(benchOfFolder("elt")).isEqualTo(3);
        assertThat(folder.resolve("state"))
                .as("it is refused before anything is measured")
                .doesNotExist();
        assertThat(folder.resolve("bench/results").toFile().list()).containsExactly("other.json");
    }

    private Provenance here() {
        return Provenance.here(OwnCode.of(folder, new EltStudy()));
    }

    private int benchOfFolder(String... arguments) {
        String root = System.getProperty("chainon.root");
        System.setProperty("chainon.root", folder.toString());
        System.setProperty("chainon.home", folder.resolve("state").toString());
        try {
            return new CommandLine(new Bench()).execute(arguments);
        } finally {
            System.setProperty("chainon.root", root);
            System.clearProperty("chainon.home");
        }
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void refusesAFigureThatWasNotMeasured() {
        assertThatThrownBy(() -> new Findings(Map.of("loops.ratio", Double.NaN), JSON.createObjectNode()))
                .hasMessageContaining("loops.ratio")
                .hasMessageContaining("not measured");
    }

    @Test
    void refusesAStudyWithoutAnyFigure() {
        assertThatThrownBy(() -> new Findings(Map.of(), JSON.createObjectNode()))
                .hasMessageContaining("no figure");
    }

    @Test
    void writesAResultAsEveryCommandDoes() throws IOException {
        Findings findings =
                new Findings(Map.of("loops.ratio", 1.5), JSON.createObjectNode().put("rows", 3));
        Instant started = Instant.parse("2026-01-01T00:00:00Z");
        Path file = folder.resolve("deep/result.json");

        ResultFile.write(
                file,
                new ResultFile("./chainon bench loops", started, findings)
                        .json(new Provenance("abc", "123"), started.plusSeconds(2)));

        JsonNode read = JSON.readTree(file.toFile());
        assertThat(read.path("figures").path("loops.ratio").asDouble()).isEqualTo(1.5);
        assertThat(read.path("seconds").asDouble()).isEqualTo(2);
        assertThat(read.path("started").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(read.path("ok").asBoolean()).isTrue();
        assertThat(Provenance.of(read)).isEqualTo(new Provenance("abc", "123"));
        assertThat(read.path("details").path("rows").asInt()).isEqualTo(3);
        assertThat(folder.resolve("deep").toFile().list()).containsExactly("result.json");
    }

    @Test
    void readsTheResultsOfPartsThatWereMeasured_eachAsItIs() throws IOException {
        Files.createDirectories(folder.resolve("bench/results"));
        Files.writeString(ResultFile.kept(folder, "two", "first"), "{\"figures\":{\"a\":1}}");

        JsonNode read = ResultFile.read(folder, "two", List.of("first", "second"));

        assertThat(read.path("parts").path("first").path("figures").path("a").asInt())
                .isEqualTo(1);
        assertThat(read.path("parts").has("second")).isFalse();
    }

    @Test
    void saysThatAStudyWasNotMeasured_whenNoPartOfItWas() {
        assertThatThrownBy(() -> ResultFile.read(folder, "two", List.of("first")))
                .hasMessageContaining("run the study first");
    }

    @Test
    void everyLongPartIsAPart_andSomePartIsLeftForThePlainCommand() {
        for (String name : Studies.names()) {
            Study study = Studies.named(name).orElseThrow();
            assertThat(study.parts()).as(name).containsAll(study.longParts());
            assertThat(study.longParts())
                    .as(name)
                    .satisfiesAnyOf(parts -> assertThat(parts).isEmpty(), parts -> assertThat(parts)
                            .hasSizeLessThan(study.parts().size()));
        }
    }

    @Test
    void thePlainCommandSaysWhatItLeavesOut_andHowToAskForIt() {
        assertThat(said("training", "-O", "dirty=true"))
                .contains(
                        "Measured now: speed, convergence, quality.",
                        "Left out, for they take long: ./chainon bench training -O only=origins; ./chainon bench training -O only=calibration;");
        assertThat(said("training", "-O", "dirty=true", "-O", "only=origins")).doesNotContain("Left out");
    }

    /** What a study that finds no training set tells before it fails. */
    private String said(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(benchOfFolder(arguments)).isEqualTo(3);
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void refusesAPartThatTheStudyDoesNotHave_andSaysWhichThereAre() {
        assertThat(complaint("ingestion", "-O", "only=everything"))
                .contains("'ingestion' has no part 'everything'", "there are [", "batch", "pace");
        assertThat(complaint("elt", "-O", "only=everything")).contains("it is one: leave the option only out");
    }

    /** What a call that is refused as bad usage says. */
    private static String complaint(String... arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new Bench()).execute(arguments)).isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
