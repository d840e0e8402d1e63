package dev.chainon.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void makesAPasswordOnceForItsOwnerAlone() throws IOException {
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        String password = secrets.password("stream");
        assertThat(password).hasSizeGreaterThanOrEqualTo(32);
        assertThat(secrets.password("stream")).isEqualTo(password);
        assertThat(secrets.password("serving")).isNotEqualTo(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file("stream"))))
                .isEqualTo("rw-------");
    }
}
