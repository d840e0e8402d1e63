package dev.chainon.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringSettingsTest {

    private static Config with(String text) {
        return ConfigFactory.parseString(text)
                .withFallback(ConfigFactory.parseResources("reference.conf"))
                .resolve();
    }

    @Test
    void readsTheReference_withTargets() {
        MonitoringSettings settings =
                MonitoringSettings.of(with("chainon.targets = [\"serving-1=http://127.0.0.1:8711\"]"));

        assertThat(settings.targets()).containsEntry("serving-1", URI.create("http://127.0.0.1:8711"));
    }

    @Test
    void refusesAnUnknownKey() {
        assertThatThrownBy(() -> MonitoringSettings.of(with("chainon.monitoring.retries = 3")))
                .hasMessageContaining("retries");
    }

    @Test
    void refusesATargetWithoutAddress() {
        assertThatThrownBy(() -> MonitoringSettings.of(with("chainon.targets = [\"serving-1\"]")))
                .hasMessageContaining("name=http://host:port");
    }

    @Test
    void readsFiguresOfFinishedSteps_andSkipsWhatIsNotJson(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("history.json"), "{\"figures\":{\"history.rows.in\":3000000,\"note\":\"x\"}}");
        Files.writeString(folder.resolve("train.json"), "{\"model.may.auc\":0.889}");
        Files.writeString(folder.resolve("broken.json"), "{");

        assertThat(new ReportFigures(List.of(folder, folder.resolve("absent"))).read())
                .containsOnlyKeys("history.rows.in", "model.may.auc")
                .containsEntry("history.rows.in", 3_000_000.0);
    }
}
