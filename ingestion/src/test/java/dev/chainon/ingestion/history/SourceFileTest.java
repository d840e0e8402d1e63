package dev.chainon.ingestion.history;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.data.Sha256;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {

    @TempDir
    Path folder;

    @Test
    @Criterion("B3Cr2.source-checked")
    void refusesAFile_whenOneByteChanged() throws IOException {
        Path file = Files.writeString(folder.resolve("history"), "rows");
        SourceFile source = new SourceFile(file, Sha256.of(file), Optional.empty());
        source.verify();

        Files.writeString(file, "rowz");

        assertThatThrownBy(source::verify).hasMessageContaining("has SHA-256").hasMessageContaining("restore the file");
    }

    @Test
    void refusesAFile_whenMissing() {
        assertThatThrownBy(() -> new SourceFile(folder.resolve("no"), "", Optional.empty()).verify())
                .hasMessageContaining("cannot be read");
    }

    @Test
    void saysThatThereIsNothingToCopy_whenRowsAreWantedOfNone() {
        SourceFile none = new SourceFile(folder.resolve("history"), "", Optional.empty(), 1, 1_000);

        assertThatThrownBy(() -> none.sized(0))
                .hasMessageContaining("1000 rows")
                .hasMessageContaining("none to copy");
    }
}
