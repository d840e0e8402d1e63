package dev.chainon.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.manifest.PodFiles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.balancer.BalancerSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The settings that Kubernetes mounts are settings of these processes. */
class PodSettingsTest {

    private static Config root(String app, String more) throws IOException {
        return ConfigFactory.parseString(more)
                .withFallback(ConfigFactory.parseMap(PodFiles.environment("base/" + app + ".yaml")))
                .withFallback(ConfigFactory.parseFile(
                        PodFiles.settings("base/conf/" + app + ".conf").toFile()))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
    }

    @Test
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void theReplicasReadThem_andRefuseWhatTheyDoNotKnow() throws IOException {
        ServingSettings serving = ServingSettings.read(root("serving", ""));

        assertThat(serving.home()).isEqualTo(Path.of("/state"));
        assertThat(serving.admin())
                .hasValueSatisfying(admin -> assertThat(admin.port()).isEqualTo(8091));
        Config wrong = root("serving", "chainon.grpc.prot = 8081");
        assertThatThrownBy(() -> ServingSettings.read(wrong)).hasMessageContaining("prot");
    }

    @Test
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void theBalancerReadsThem_andKnowsEveryReplicaThatTheAutoscalerMayStart() throws IOException {
        BalancerSettings balancer = BalancerSettings.read(root("balancer", ""));

        assertThat(balancer.backends())
                .hasSize(6)
                .startsWith("http://serving-0.serving:8080")
                .endsWith("http://serving-5.serving:8080");
    }
}
