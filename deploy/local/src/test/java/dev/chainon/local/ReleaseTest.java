package dev.chainon.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ReleaseTest {

    @Test
    void tellsTheVersionThatMavenPacked() throws IOException {
        byte[] packed = "artifactId=chainon-local\ngroupId=dev.chainon\nversion=1.2.3\n".getBytes(UTF_8);

        assertThat(Release.version(new ByteArrayInputStream(packed))).isEqualTo("1.2.3");
    }

    @Test
    void isWhatTheCommandTells() {
        assertThat(new Release().getVersion()).singleElement().asString().startsWith("Chaînon ");
        assertThat(Chainon.line().getCommandSpec().version()).containsExactly(new Release().getVersion());
    }
}
