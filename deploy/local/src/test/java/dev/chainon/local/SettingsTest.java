package dev.chainon.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void takesTheUsersValueOverTheReference() throws IOException {
        Settings settings = of("local.ports.broker = 9999");
        assertThat(settings.port("broker")).isEqualTo(9999);
        assertThat(settings.port("monitor")).isEqualTo(8700);
        assertThat(settings.restart().crashes()).isEqualTo(5);
        assertThat(settings.replayFrom()).hasToString("2001-05-01");
    }

    @Test
    void stands_whenThereIsNoFile() {
        assertThat(Settings.read(folder).ports()).hasSize(15);
    }

    @Test
    void refusesAnUnknownKey() {
        assertThatThrownBy(() -> of("local.ports.brokr = 9999"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("local.ports.brokr")
                .hasMessageContaining("unknown");
        assertThatThrownBy(() -> of("lokal.ports.broker = 9999"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("lokal");
        assertThatThrownBy(() -> of("local.settings.trainer.epochs = 1"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("local.settings.trainer");
    }

    @Test
    void refusesAPortOutOfRangeAndOneGivenTwice() {
        assertThatThrownBy(() -> of("local.ports.broker = 80"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("local.ports.broker is 80");
        assertThatThrownBy(() -> of("local.ports.broker = 8700"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("same port");
    }

    @Test
    void handsASettingToOneProcess() throws IOException {
        assertThat(of("local.settings.train.epochs = 4").handedTo("train").getInt("epochs"))
                .isEqualTo(4);
    }

    @Test
    void handsTheChipsToThoseThatCompute_asSettingsAndAsVariables() throws IOException {
        Settings settings = of("local.chips { backend = cuda, omp-threads = 4, omp-wait = active }");

        for (String process : List.of("train", "experiment", "serving")) {
            assertThat(settings.handedTo(process).getString("chips.backend")).isEqualTo("cuda");
            assertThat(settings.handedTo(process).getInt("chips.provider-threads"))
                    .isEqualTo(1);
        }
        assertThat(settings.handedTo("monitor").hasPath("chips")).isFalse();
        assertThat(settings.chipEnvironment())
                .containsEntry("OMP_NUM_THREADS", "4")
                .containsEntry("OMP_WAIT_POLICY", "ACTIVE")
                .containsEntry("BACKEND_PRIORITY_GPU", "100");
        assertThat(of("").chipEnvironment())
                .containsEntry("OMP_NUM_THREADS", "1")
                .containsEntry("OMP_WAIT_POLICY", "PASSIVE")
                .containsEntry("BACKEND_PRIORITY_CPU", "100");
    }

    private Settings of(String text) throws IOException {
        Files.writeString(folder.resolve("chainon.conf"), text);
        return Settings.read(folder);
    }
}
