package dev.chainon.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.serving.balancer.BalancerSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static Config with(String text) {
        return ConfigFactory.parseString(text)
                .withFallback(ConfigFactory.defaultReference())
                .resolve();
    }

    @Test
    void readsTheReference() {
        ServingSettings serving = ServingSettings.read(with("chainon.home=/state"));
        assertThat(serving.alias()).isEqualTo("champion");
        assertThat(serving.limits().bodyBytes()).isEqualTo(8 << 20);
        assertThat(serving.snapshots()).isEqualTo(Path.of("/state/snapshots/e1"));
        assertThat(BalancerSettings.read(with("")).backends()).hasSize(2);
    }

    @Test
    void refusesUnknownKeys_andNamesThem() {
        assertThatThrownBy(() -> ServingSettings.read(with("chainon.serving.leese = 3 s")))
                .hasMessageContaining("[leese] under chainon.serving")
                .hasMessageContaining("lease");
        assertThatThrownBy(() -> BalancerSettings.read(with("chainon.http.prot = 1")))
                .hasMessageContaining("[prot] under chainon.http");
    }

    @Test
    void refusesWrongValues_withTheKey() {
        assertThatThrownBy(() -> ServingSettings.read(with("chainon.epoch = 0")))
                .hasMessageContaining("chainon.epoch must be at least 1, not 0");
        assertThatThrownBy(() -> ServingSettings.read(with("chainon.http.port = 70000")))
                .hasMessageContaining("0..65535, not 70000");
        assertThatThrownBy(() -> BalancerSettings.read(with("chainon.backends = []")))
                .hasMessageContaining("at least one replica");
    }

    @Test
    void hidesThePassword() {
        assertThat(ServingSettings.read(with("chainon.runtime.password = secret"))
                        .toString())
                .doesNotContain("secret");
    }
}
