package dev.chainon.local.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.local.process.Failure;
import org.junit.jupiter.api.Test;

/** What {@code docker-compose config} says, as version 1 says it: the services of all profiles. */
class ComposeImagesTest {

    private static final String CONFIG = """
            services:
              always:
                image: chainon/broker:1
              serving-1:
                image: chainon/serving:1
                profiles:
                - minimal
                - pair
              serving-gpu:
                image: chainon/serving:1-cuda
                profiles:
                - gpu
              grafana:
                image: grafana/grafana:11
                profiles: [pair]
            """;

    @Test
    void namesOurImagesOfTheProfile_andNoOthers() {
        assertThat(Compose.images(CONFIG, "pair")).containsExactly("chainon/broker:1", "chainon/serving:1");
        assertThat(Compose.images(CONFIG, "gpu")).containsExactly("chainon/broker:1", "chainon/serving:1-cuda");
    }

    @Test
    void namesNothing_whereThereIsNothing() {
        assertThat(Compose.images("", "pair")).isEmpty();
        assertThat(Compose.images("services: {}", "pair")).isEmpty();
    }

    @Test
    void saysSo_whereItIsNoYaml() {
        assertThatThrownBy(() -> Compose.images("services: [", "pair"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("docker-compose.yml");
    }
}
