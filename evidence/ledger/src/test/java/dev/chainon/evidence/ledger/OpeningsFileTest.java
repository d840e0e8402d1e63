package dev.chainon.evidence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the ledger of openings, and what it refuses. */
final class OpeningsFileTest {

    private static final Instant AT = Instant.parse("2026-02-03T04:00:00Z");

    @TempDir
    Path root;

    private Openings openings;

    @BeforeEach
    void empty() throws IOException {
        Path file = root.resolve(Openings.PLACE);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, Seal.seal(List.of()));
        openings = Openings.of(root);
    }

    private static Opening opening(String why) {
        return new Opening(AT, "ada", why, new Opening.Subject("models:/late/3", "b1", "n1", "features-7"), "c0ffee");
    }

    private static SortedMap<String, Double> figures(double auc) {
        return new TreeMap<>(Map.of("final.auc", auc));
    }

    @Test
    void numbersOpenings_andKeepsWhatEachCameTo() throws IOException {
        assertThat(openings.open(opening("to \"know\""))).isEqualTo(1);
        openings.end(new Ending(1, AT, "", figures(0.8125)));
        assertThat(openings.open(opening("again"))).isEqualTo(2);
        openings.end(new Ending(2, AT, "no rows", new TreeMap<>()));

        assertThat(openings.lines()).hasSize(4);
        assertThat(openings.lines().get(0))
                .startsWith("{\"entry\":\"opened\",\"opening\":1,")
                .contains("\"why\":\"to \\\"know\\\"\"", "\"model\":\"models:/late/3\"", "\"code\":\"c0ffee\"");
        assertThat(openings.lines().get(1))
                .startsWith("{\"entry\":\"judged\",\"opening\":1,")
                .contains("0.8125");
        assertThat(openings.lines().get(3))
                .startsWith("{\"entry\":\"failed\",\"opening\":2,")
                .contains("no rows");
    }

    @Test
    void refusesWhatIsNoOpening_noReason_andNoNumber() {
        assertThatThrownBy(() -> openings.end(new Ending(1, AT, "", figures(0.5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no opening 1 to end");
        assertThatThrownBy(() -> opening(" ")).hasMessageContaining("opened for a reason");
        assertThatThrownBy(() -> new Ending(1, AT, "", figures(Double.NaN)))
                .hasMessageContaining("a ledger keeps numbers");
    }

    @Test
    void aMissingOrEditedFileTakesNoLine_andSaysWhatToDo() throws IOException {
        openings.open(opening("first"));
        Path file = root.resolve(Openings.PLACE);
        String text = Files.readString(file);
        Files.writeString(file, text.replace("first", "worst"));
        assertThatThrownBy(() -> openings.open(opening("second")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("git checkout evidence/openings.jsonl");
        assertThat(Files.readString(file)).doesNotContain("second");
        Files.delete(file);
        assertThatThrownBy(openings::lines).hasMessageContaining("it is missing");
    }
}
