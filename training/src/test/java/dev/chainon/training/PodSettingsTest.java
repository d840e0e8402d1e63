package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.manifest.PodFiles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.distributed.ClusterSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The settings that Kubernetes mounts are settings of this program. */
class PodSettingsTest {

    @Test
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void theTrainingThatIsSubmittedReadsThem() throws IOException {
        Config chainon = ConfigFactory.parseMap(PodFiles.environment("spark/driver.yaml"))
                .withFallback(ConfigFactory.parseFile(
                        PodFiles.settings("spark/conf/app.conf").toFile()))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve()
                .getConfig("chainon");

        ClusterSettings cluster = ClusterSettings.of(chainon.getConfig("spark"), Path.of("native"));

        assertThat(cluster.cluster().submitted()).isTrue();
        assertThat(cluster.cluster().executors().count()).isEqualTo(2);
        assertThat(chainon.getString("runtime.user")).isEqualTo("trainer");
    }
}
