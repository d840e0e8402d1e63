package dev.chainon.evidence.report.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.ledger.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactsTest {

    /** Of the three bytes abc: FIPS 180-4, appendix B.1 of its first edition. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path root;

    @Test
    void givesSizeAndHashOfAFile_fromTheRootOrTheState() throws IOException {
        Path state = Files.createDirectories(root.resolve("elsewhere"));
        Files.writeString(root.resolve("a.txt"), "abc");
        Files.writeString(state.resolve("b.txt"), "abc");

        assertThat(new Artefacts(root, state).of(List.of("a.txt", "state:b.txt")))
                .containsExactly(new Artefact("a.txt", 1, 3, ABC), new Artefact("state:b.txt", 1, 3, ABC))
                .allMatch(Artefact::single);
    }

    /** The hash is what {@code sha256sum $(find . -type f | sort) | sha256sum} gives, with names from the folder. */
    @Test
    void givesOneHashOfAFolder_thatChangesWithAnyNameOrByte() throws IOException {
        Files.createDirectories(root.resolve("docs/deep"));
        Files.writeString(root.resolve("docs/a.txt"), "abc");
        Files.writeString(root.resolve("docs/deep/b.txt"), "abc");
        Artefact folder = look("docs");

        assertThat(folder.name()).isEqualTo("docs/");
        assertThat(folder.files()).isEqualTo(2);
        assertThat(folder.bytes()).isEqualTo(6);
        assertThat(folder.single()).isFalse();
        assertThat(folder.sha256()).isEqualTo(Digest.of(ABC + "  a.txt\n" + ABC + "  deep/b.txt\n"));
        Files.move(root.resolve("docs/a.txt"), root.resolve("docs/c.txt"));
        assertThat(look("docs").sha256()).isNotEqualTo(folder.sha256());
    }

    @Test
    void saysWhatIsAbsent() {
        assertThat(look("gone.json")).isEqualTo(new Artefact("gone.json", 0, 0, ""));
        assertThat(look("gone.json").present()).isFalse();
    }

    private Artefact look(String name) {
        return new Artefacts(root, root.resolve("state")).of(List.of(name)).get(0);
    }
}
