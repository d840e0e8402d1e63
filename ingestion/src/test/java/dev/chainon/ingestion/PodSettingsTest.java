package dev.chainon.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.manifest.PodFiles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.ingestion.backoffice.SparkMaster;
import dev.chainon.ingestion.intake.IntakeSettings;
import dev.chainon.ingestion.stream.StreamSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The settings that Kubernetes mounts are settings of these processes. */
class PodSettingsTest {

    private static Config chainon(String app, String more) throws IOException {
        return chainon("base/" + app + ".yaml", "base/conf/" + app + ".conf", more);
    }

    private static Config chainon(String manifest, String settings, String more) throws IOException {
        return ConfigFactory.parseString(more)
                .withFallback(ConfigFactory.parseMap(PodFiles.environment(manifest)))
                .withFallback(
                        ConfigFactory.parseFile(PodFiles.settings(settings).toFile()))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve()
                .getConfig("chainon");
    }

    @Test
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void theStreamReadsThem() throws IOException {
        StreamSettings stream = StreamSettings.of(chainon("stream", ""));

        assertThat(stream.home()).isEqualTo(Path.of("/state"));
        assertThat(stream.bootstrap()).startsWith("chainon-kafka-bootstrap");
        assertThat(stream.backoffice().password()).isEqualTo(PodFiles.SECRET);
        assertThat(stream.backoffice().warehouse()).isEqualTo(Path.of("/warehouse"));
    }

    @Test
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void theIntakeReadsThem_andRefusesWhatItDoesNotKnow() throws IOException {
        IntakeSettings intake = IntakeSettings.of(chainon("intake", ""));

        assertThat(intake.host()).isEqualTo("0.0.0.0");
        assertThat(intake.port()).isEqualTo(8080);
        Config wrong = chainon("intake", "chainon.intake.inboxx = \"/state/inbox\"");
        assertThatThrownBy(() -> IntakeSettings.of(wrong)).hasMessageContaining("inboxx");
    }

    @Test
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void theLoadThatIsSubmittedReadsThem() throws IOException {
        Config submitted = chainon("spark/driver.yaml", "spark/conf/app.conf", "");

        HistorySettings history = HistorySettings.of(submitted, Path.of("/app"));

        assertThat(history.backoffice().spark())
                .isInstanceOfSatisfying(
                        SparkMaster.OnCluster.class,
                        place -> assertThat(place.cluster().submitted()).isTrue());
        assertThat(history.source().path()).isEqualTo(Path.of("/data/flights-3m.parquet"));
    }
}
