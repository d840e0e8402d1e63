package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.ledger.Openings;
import dev.chainon.evidence.ledger.Seal;
import dev.chainon.evidence.record.Criterion;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is done with a version after its training, by the commands themselves: it is trained again, and judged on the sealed period. On days of January of which
 * the last are sealed, in a repository whose ledger is its own. June is not loaded.
 */
@Tag("campaign")
@Tag("drills")
class SealedPeriodIT {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final Set<String> OWN = Set.of("evidence", ".git", ".chainon", "target");
    private static final String DAYS = """
        local.disk-gb = 1
        local.settings {
          history.history {
            before = "2001-01-13", train { from = "2001-01-03", to = "2001-01-09" }, validation { from = "2001-01-09", to = "2001-01-10" }
            sealed-from = "2001-01-10"
          }
          train.training { resamples = 20, epochs = 2, importance-rows = 2000, trees.rounds = 40 }
        }
        """;

    @TempDir
    Path folder;

    private Path code;
    private Path state;

    /** This repository by links, but for its ledger. */
    private void lay() throws IOException {
        code = Files.createDirectories(folder.resolve("code"));
        state = Files.createDirectories(folder.resolve("state"));
        try (Stream<Path> entries = Files.list(ROOT)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (!OWN.contains(name)) {
                    Files.createSymbolicLink(code.resolve(name), entry);
                }
            }
        }
        Files.createDirectories(code.resolve("evidence"));
        Files.writeString(ledger(), Seal.seal(List.of()));
        StringBuilder settings = new StringBuilder(DAYS);
        for (String key : List.of("postgres", "broker", "controller")) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                settings.append("local.ports.")
                        .append(key)
                        .append(" = ")
                        .append(socket.getLocalPort())
                        .append('\n');
            }
        }
        Files.writeString(state.resolve("chainon.conf"), settings);
        Files.createFile(Files.createDirectories(state.resolve("run")).resolve("built"));
    }

    private Path ledger() {
        return code.resolve(Openings.PLACE);
    }

    private Process start(String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(code.resolve("chainon").toString()));
        line.addAll(List.of(words));
        ProcessBuilder command = new ProcessBuilder(line).redirectErrorStream(true);
        command.environment().put("CHAINON_HOME", state.toString());
        command.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        return command.start();
    }

    private String run(int code, String... words) throws Exception {
        Process process = start(words);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isEqualTo(code);
        return text;
    }

    private void trainedAgainThoughItsSetIsGone() throws Exception {
        Path set = state.resolve("training")
                .resolve(Files.readString(state.resolve("training/latest")).trim());
        try (Stream<Path> files = Files.list(set)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat(run(0, "train", "--reproduce", "1"))
                .contains("is gone: it is written again from its tag")
                .contains("model.onnx: the same bytes", "model.zip: the same bytes");
    }

    private List<String> lines() throws IOException {
        return Openings.of(code).lines();
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    @Criterion("B2Cr1.reproducible")
    void opensWritesJudgesAndForgetsTheRows_andOneThatIsKilledStands() throws Exception {
        lay();
        assertThat(run(3, "evaluate", "--final", "--why", "too early")).contains("There is no model in");
        run(0, "train");
        assertThat(run(3, "evaluate")).contains("is champion yet");
        assertThat(run(3, "evaluate", "--final", "--why", "none", "--version", "9"))
                .contains("there is no models:/late-arrival/9");
        assertThat(run(0, "evaluate", "--version", "1"))
                .contains("models:/late-arrival/1 on ", "2001-01-09 to 2001-01-09 UTC", "the gate ");
        assertThat(lines()).isEmpty();
        trainedAgainThoughItsSetIsGone();

        Path result = folder.resolve("final.json");
        String text =
                run(0, "evaluate", "--final", "--why", "in a test", "--version", "1", "--json", result.toString());

        assertThat(text)
                .contains("was never opened before", "Opening 1 is written to evidence/openings.jsonl")
                .contains("of 4 days, 2001-01-10 to 2001-01-13", "linear-static", "trees", "threshold");
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0))
                .contains("\"entry\":\"opened\"", "\"why\":\"in a test\"", "\"model\":\"models:/late-arrival/1\"");
        JsonNode judged = new ObjectMapper().readTree(lines().get(1));
        JsonNode report = new ObjectMapper().readTree(result.toFile());
        assertThat(judged.path("entry").asText()).isEqualTo("judged");
        assertThat(report.path("ok").asBoolean()).isTrue();
        for (String figure :
                List.of("auc", "prauc.low", "logloss", "brier.high", "ece", "gain.trees.auc.low", "recall")) {
            assertThat(judged.path("figures").path("final." + figure).isNumber())
                    .as(figure)
                    .isTrue();
            assertThat(report.path("figures").path("final." + figure))
                    .as(figure)
                    .isEqualTo(judged.path("figures").path("final." + figure));
        }
        assertThat(state.resolve("opened/1")).doesNotExist();
        assertThat(Files.readString(state.resolve("training/latest"))).isNotBlank();

        Process second = start("evaluate", "--final", "--why", "again", "--version", "1");
        StringBuilder said = new StringBuilder();
        try (BufferedReader reader = second.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith("Opening 2 is written")) {
                    second.destroyForcibly().waitFor();
                    break;
                }
            }
        }
        assertThat(said).contains("opening number 2", "Opening 2 is written");
        assertThat(lines()).hasSize(3);
        assertThat(lines().get(2)).contains("\"entry\":\"opened\"", "\"opening\":2");

        Files.writeString(ledger(), Files.readString(ledger()).replace("in a test", "in a jest"));
        assertThat(run(3, "evaluate", "--final", "--why", "third", "--version", "1"))
                .contains("is at fault", "git checkout evidence/openings.jsonl");
        assertThat(Files.readString(ledger())).doesNotContain("third");
    }
}
