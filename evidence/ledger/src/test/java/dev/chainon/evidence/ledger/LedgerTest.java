package dev.chainon.evidence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir
    Path folder;

    @Test
    void replacesTheLineOfTheSameProof_andKeepsTheOthers() throws IOException {
        Path file = folder.resolve("records.jsonl");
        new Ledger(file).add(List.of(proof("A", Outcome.PASSED), proof("B", Outcome.PASSED)));
        new Ledger(file).add(List.of(proof("A", Outcome.FAILED)));
        List<String> lines = Seal.open(Files.readString(file)).lines();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"A\"", "FAILED");
        assertThat(lines.get(1)).contains("\"B\"", "PASSED");
    }

    @Test
    void neverSealsAgain_whatWasEdited() throws IOException {
        Path file = folder.resolve("records.jsonl");
        new Ledger(file).add(List.of(proof("A", Outcome.FAILED)));
        Files.writeString(file, Files.readString(file).replace("FAILED", "PASSED"));
        new Ledger(file).add(List.of(proof("B", Outcome.PASSED)));
        assertThat(Seal.open(Files.readString(file)).lines())
                .singleElement()
                .asString()
                .contains("\"B\"");
    }

    @Test
    void escapesWhatJsonCannotHold() {
        Proof proof = new Proof(
                "A",
                "m",
                "t",
                "d",
                Outcome.FAILED,
                "\"a\"\n\\\u2028\ud800",
                1,
                Instant.EPOCH,
                1,
                new Machine("o", 1, "j"),
                "c",
                List.of(),
                "");
        assertThat(proof("A", Outcome.PASSED).toJson()).contains("\"covers\":\"docs chainon\"");
        assertThat(proof.toJson()).contains("\"reason\":\"\\\"a\\\"\\u000a\\\\\\u2028\\ud800\"");
    }

    private static Proof proof(String clause, Outcome outcome) {
        return new Proof(
                clause,
                "m",
                "T#t",
                "T",
                outcome,
                "",
                1,
                Instant.EPOCH,
                1,
                new Machine("os", 2, "17"),
                "code",
                List.of("docs", "chainon"),
                "commit");
    }
}
