package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which training set has to be written again before a version is trained again. */
class AgainTest {

    @TempDir
    Path state;

    private Again second;

    @BeforeEach
    void prepare() {
        second = new Again(new Home(state, state), 2);
    }

    private void version(int number, String manifest) throws IOException {
        Path bundle = Files.createDirectories(state.resolve("registry/toy/" + number));
        Files.writeString(bundle.resolve("manifest.json"), manifest);
    }

    @Test
    @Criterion("B2Cr1.reproducible")
    void isTheOneOfTheVersion_untilItIsThere() throws IOException {
        version(1, "{\"params\": {\"set\": \"f-1\"}}");
        version(2, "{\"params\": {\"set\": \"f-2\"}}");
        Path folder = Files.createDirectories(state.resolve("training/f-2"));
        assertThat(second.missing()).as("half written").contains("f-2");

        Files.createFile(folder.resolve("manifest.json"));
        assertThat(second.missing()).isEmpty();
    }

    @Test
    void isNone_whereTheVersionIsUnknownOrNamesNone() throws IOException {
        assertThat(second.missing()).isEmpty();
        version(1, "{\"params\": {\"set\": \"f-1\"}}");
        assertThat(second.missing()).isEmpty();
        version(2, "{}");
        assertThat(second.missing()).isEmpty();
    }

    @Test
    void isUnknown_whereTheManifestIsNoJson() throws IOException {
        version(2, "{");
        assertThatThrownBy(second::missing)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("version 2 cannot be read");
    }
}
