package dev.chainon.core.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PackedFileTest {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void givesTheBytesOfTheDataSheet_andRefusesOthers() {
        PackedFile file = new PackedFile("abc.txt", ABC);

        assertThat(file.checked("abc".getBytes(UTF_8))).asString(UTF_8).isEqualTo("abc");
        assertThatThrownBy(() -> file.checked("abd".getBytes(UTF_8)))
                .hasMessageContaining("abc.txt has SHA-256")
                .hasMessageContaining("the data sheet says " + ABC)
                .hasMessageContaining("restore the file");
    }

    @Test
    void saysWhatIsMissing_whenTheFileIsNotPacked() {
        assertThatThrownBy(() -> new PackedFile("nowhere.csv", ABC).read(PackedFileTest.class))
                .hasMessageContaining("nowhere.csv is not packed");
    }
}
