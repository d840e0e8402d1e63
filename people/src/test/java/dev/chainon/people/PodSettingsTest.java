package dev.chainon.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.manifest.PodFiles;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The settings that Kubernetes mounts are settings of this process. */
class PodSettingsTest {

    private static Config chainon(String overlay, String more) throws IOException {
        return ConfigFactory.parseString(more)
                .withFallback(ConfigFactory.parseMap(PodFiles.environment("base/people.yaml", overlay)))
                .withFallback(ConfigFactory.parseFile(
                        PodFiles.settings("base/conf/people.conf").toFile()))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve()
                .getConfig("chainon");
    }

    @Test
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void peopleReadsThem_andRefusesWhatItDoesNotKnow() throws IOException {
        PeopleSettings people = PeopleSettings.of(chainon("production", ""));

        assertThat(people.site()).isEqualTo(URI.create("https://people.example.org"));
        assertThat(people.keys().files().create()).isFalse();
        assertThat(people.smtp()).isPresent();
        assertThat(PeopleSettings.of(chainon("local", "")).smtp())
                .as("one machine keeps letters in memory")
                .isEmpty();
        Config wrong = chainon("production", "chainon.people.sight = \"https://people.example.org\"");
        assertThatThrownBy(() -> PeopleSettings.of(wrong)).hasMessageContaining("sight");
    }
}
