package dev.chainon.people.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    private static final UUID ROW = UUID.randomUUID();

    @TempDir
    Path folder;

    private Vault vault;

    @BeforeEach
    void makeKeys() {
        vault = new Vault(Rings.in(folder));
    }

    @Test
    @Criterion("B1Cr3.encryption")
    void whatIsSealedOpensForItsFieldRowAndPersonOnly() {
        PersonKey key = vault.create("p1");
        byte[] sealed = key.seal("email", ROW, "ada@example.org");

        assertThat(key.open("email", ROW, sealed)).isEqualTo("ada@example.org");
        assertThat(vault.open("p1", key.wrapped()).open("email", ROW, sealed)).isEqualTo("ada@example.org");
        assertThatThrownBy(() -> key.open("name", ROW, sealed)).isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> key.open("email", UUID.randomUUID(), sealed)).isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> vault.open("p2", key.wrapped())).isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> vault.create("p1").open("email", ROW, sealed))
                .isInstanceOf(BrokenSealException.class)
                .hasMessageNotContaining("ada");
    }

    @Test
    @Criterion("B1Cr3.encryption")
    void theSameTextIsSealedDifferentlyEachTime_andNeverInClear() {
        PersonKey key = vault.create("p1");

        assertThat(key.seal("email", ROW, "ada@example.org")).isNotEqualTo(key.seal("email", ROW, "ada@example.org"));
        assertThat(new String(key.seal("email", ROW, "ada@example.org"), StandardCharsets.ISO_8859_1))
                .doesNotContain("ada");
        // 5 bytes of key id, 12 of nonce, 16 of tag.
        assertThat(key.seal("email", ROW, "ada@example.org")).hasSize("ada@example.org".length() + 33);
    }

    @Test
    void pseudonymIsTheSameForTheSameAddress_andAnotherUnderAnotherKey(@TempDir Path other) {
        String pseudonym = vault.pseudonym("Ada@Example.org");

        assertThat(vault.pseudonym(" ada@example.org")).isEqualTo(pseudonym).matches("[A-Za-z0-9_-]{43}");
        assertThat(vault.pseudonym("bob@example.org")).isNotEqualTo(pseudonym);
        assertThat(new Vault(Rings.in(other)).pseudonym("ada@example.org")).isNotEqualTo(pseudonym);
    }

    @Test
    @Criterion("B1Cr3.encryption")
    void keyFilesAreTheOwnersAlone_andTheSameAtTheNextStart() throws IOException {
        for (String name : KeyRing.NAMES) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name + ".json"))))
                    .isEqualTo("rw-------");
        }
        byte[] wrapped = vault.create("p1").wrapped();

        Vault again = new Vault(Rings.in(folder));

        assertThat(again.open("p1", wrapped)).isNotNull();
        assertThat(again.pseudonym("a@b.org")).isEqualTo(vault.pseudonym("a@b.org"));
    }

    @Test
    void missingBrokenOrOpenKeys_areRefusedInClearWords(@TempDir Path empty) throws IOException {
        assertThatThrownBy(() -> KeyRing.load(new KeyFiles(empty, false), Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master.json")
                .hasMessageContaining("is not there")
                .hasMessageContaining("Bring the file back");

        Path file = folder.resolve("master.json");
        String keys = Files.readString(file);
        Files.writeString(file, "{\"secret\":\"s3cret\"}");
        assertThatThrownBy(() -> Rings.in(folder))
                .hasMessageContaining("holds no key set")
                .hasMessageNotContaining("s3cret");

        Files.writeString(file, keys);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Rings.in(folder)).hasMessageContaining("chmod 600");
    }

    @Test
    void keysComeFromSettingsToo_andThenNoFileIsMade(@TempDir Path empty) throws IOException {
        Map<String, String> given = Map.of(
                "master", Files.readString(folder.resolve("master.json")),
                "pseudonym", Files.readString(folder.resolve("pseudonym.json")),
                "proof", Files.readString(folder.resolve("proof.json")));

        Vault same = new Vault(KeyRing.load(new KeyFiles(empty, false), given));

        assertThat(same.open("p1", vault.create("p1").wrapped())).isNotNull();
        assertThat(empty).isEmptyDirectory();
    }
}
