package dev.chainon.core.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of FIPS 180-2. */
class Sha256Test {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    Path folder;

    @Test
    void isTheSameOfBytes_streamAndFile() throws IOException {
        byte[] abc = "abc".getBytes(UTF_8);
        ByteArrayInputStream stream = new ByteArrayInputStream(abc);

        assertThat(Sha256.of(abc)).isEqualTo(ABC);
        assertThat(Sha256.of(stream)).isEqualTo(ABC);
        assertThat(Sha256.of(stream)).as("what is left").isEqualTo(NOTHING);
        assertThat(Sha256.of(Files.write(folder.resolve("abc"), abc))).isEqualTo(ABC);
    }

    @Test
    void namesTheFile_whenItCannotBeRead() {
        Path nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> Sha256.of(nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot read " + nowhere);
    }
}
