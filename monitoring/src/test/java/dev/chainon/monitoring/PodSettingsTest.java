package dev.chainon.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.manifest.PodFiles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.monitoring.alert.AlertSettings;
import dev.chainon.monitoring.retraining.RetrainingSettings;
import dev.chainon.monitoring.ticket.TicketSettings;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The settings that Kubernetes mounts are settings of this process. */
class PodSettingsTest {

    private static Config root(String more) throws IOException {
        return ConfigFactory.parseString(more)
                .withFallback(ConfigFactory.parseMap(PodFiles.environment("base/monitoring.yaml")))
                .withFallback(ConfigFactory.parseFile(
                        PodFiles.settings("base/conf/monitoring.conf").toFile()))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
    }

    @Test
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void monitoringReadsThem_andRefusesWhatItDoesNotKnow() throws IOException {
        Config root = root("");

        assertThat(MonitoringSettings.of(root).targets())
                .containsKeys("serving-0", "serving-1", "balancer", "stream", "intake", "people");
        assertThat(AlertSettings.of(root).webhook()).isEmpty();
        assertThat(RetrainingSettings.of(root).door()).isEmpty();
        assertThat(TicketSettings.of(root).newPerHour()).isPositive();
        Config wrong = root("chainon.tickets.kee = abc");
        assertThatThrownBy(() -> TicketSettings.of(wrong)).hasMessageContaining("kee");
    }
}
