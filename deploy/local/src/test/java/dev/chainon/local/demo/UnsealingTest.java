package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.ledger.Opening;
import dev.chainon.evidence.ledger.Openings;
import dev.chainon.evidence.ledger.Seal;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says of the ledger before it opens anything. */
class UnsealingTest {

    @TempDir
    Path root;

    private Home home;
    private Path file;

    @BeforeEach
    void emptyLedger() throws IOException {
        home = new Home(root, root.resolve("state"));
        file = root.resolve(Openings.PLACE);
        Files.createDirectories(root.resolve("evidence"));
        Files.writeString(file, Seal.seal(List.of()));
    }

    private void open(String network) throws IOException {
        Openings.of(root)
                .open(new Opening(
                        Instant.parse("2026-02-03T04:05:06Z"),
                        "ada",
                        "for the jury",
                        new Opening.Subject("models:/toy/1", "b", network, "f-1"),
                        "d"));
    }

    private List<String> earlier() {
        return Unsealing.earlier(Unsealing.ledger(home), "models:/toy/1", "n1");
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void saysWhichOpeningOfTheSameVersionItIs_andSinceWhen() throws IOException {
        assertThat(earlier()).containsExactly("The sealed period was never opened before.");

        open("other");
        assertThat(earlier()).hasSize(1);
        assertThat(earlier().get(0)).contains("was opened once before, first on 2026-02-03T04:05:06Z");

        open("n1");
        open("n1");
        assertThat(earlier()).hasSize(2);
        assertThat(earlier().get(0)).contains("opened 3 times before");
        assertThat(earlier().get(1))
                .contains(
                        "opening number 3",
                        "first on 2026-02-03T04:05:06Z by ada",
                        "no longer the result on data never seen");
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void refusesToGoOn_whenTheLedgerWasEdited_inWordsThatSayWhatToDo() throws IOException {
        open("n1");
        Files.writeString(file, Files.readString(file).replace("ada", "eve"));

        assertThatThrownBy(() -> Unsealing.ledger(home))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is at fault")
                .hasMessageContaining("git checkout evidence/openings.jsonl");

        Files.delete(file);
        assertThatThrownBy(() -> Unsealing.ledger(home)).hasMessageContaining("it is missing");
    }
}
