package dev.chainon.monitoring.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.chainon.monitoring.ticket.forge.ForgeSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketSettingsTest {

    private static final String FORGE =
            "chainon.tickets.forge { kind = gitlab, project = house/kettles, token = hush }\n";

    @TempDir
    private Path folder;

    private static TicketSettings with(String lines) {
        return TicketSettings.of(ConfigFactory.parseString(lines)
                .withFallback(ConfigFactory.defaultReference())
                .resolve());
    }

    @Test
    void noForgeIsAskedAndNoKey_unlessSomebodySaysSo() {
        TicketSettings settings = with("chainon.home = /somewhere");

        assertThat(settings.forge()).isEmpty();
        assertThat(settings.key().asked()).isFalse();
        assertThat(settings.key().opens("anything")).isTrue();
        assertThat(settings.logs()).isEqualTo(Path.of("/somewhere/logs"));
    }

    @Test
    void aProcessThatOthersReachNeedsAKey() {
        assertThatThrownBy(() -> with("chainon.http.host = 0.0.0.0")).hasMessageContaining("CHAINON_TICKETS_KEY");
        assertThatThrownBy(() -> with("chainon.tickets.key = short")).hasMessageContaining("16 characters");
        AccessKey key = with("chainon.http.host = 0.0.0.0\nchainon.tickets.key = a-long-enough-key")
                .key();

        assertThat(key.opens("a-long-enough-key")).isTrue();
        assertThat(key.opens("")).isFalse();
        assertThat(key.toString()).doesNotContain("enough");
    }

    @Test
    void theTokenOfAForgeIsReadFromAFile_andShownNowhere() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "from-the-file\n");
        ForgeSettings forge = with(FORGE + "chainon.tickets.forge.token-file = \"" + file + "\"")
                .forge()
                .orElseThrow();

        assertThat(forge.token()).isEqualTo("from-the-file");
        assertThat(forge.url()).isEqualTo("https://gitlab.com/api/v4");
        assertThat(forge.toString()).doesNotContain("from-the-file");
        assertThatThrownBy(() -> with(FORGE + "chainon.tickets.forge.token-file = \"" + folder + "/none\""))
                .hasMessageContaining("token-file cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chainon.tickets.colour = blue | no setting [colour]",
                "chainon.tickets.every = 0 s | every must be positive",
                "chainon.tickets.new-per-hour = 0 | new-per-hour must be 1 or more",
                "chainon.tickets.forge.kind = gitea | off, github or gitlab, not 'gitea'",
                "chainon.tickets.forge.project = kettles | owner/name, not 'kettles'",
                "chainon.tickets.forge.url = \"http://forge.example/api\" | must be https",
                "chainon.tickets.forge.token = \" \" | no token",
                "chainon.tickets.forge.label = \"a,b\" | not 'a,b'",
                "chainon.tickets.forge.every = 0 s | forge.every must be positive",
            })
    void saysWhichSettingIsWrong(String line, String sentence) {
        assertThatThrownBy(() -> with(FORGE + line)).hasMessageContaining(sentence);
    }
}
