package dev.chainon.local.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What Compose is told, and what is said where it cannot be asked. */
final class PinsTest {

    @TempDir
    Path folder;

    private Pins pins() {
        return new Pins(folder.resolve("docker-compose.override.yml"));
    }

    @Test
    void whatIsWrittenIsRead_andIsWhatComposeUnderstands() throws IOException {
        Pins pins = pins();
        assertThat(pins.read()).isEmpty();
        pins.put("serving-1", "chainon/serving:one");
        pins.put("serving-trial", "chainon/serving:two");
        pins.put("serving-trial", "chainon/serving:three");

        assertThat(pins.read())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("serving-1", "chainon/serving:one", "serving-trial", "chainon/serving:three"));
        Map<String, Map<String, Map<String, String>>> file = new Yaml().load(Files.readString(pins.file()));
        assertThat(file.get("services").get("serving-1")).containsExactly(Map.entry("image", "chainon/serving:one"));

        pins.remove("serving-trial");
        assertThat(pins.read()).containsOnlyKeys("serving-1");
        pins.remove("serving-1");
        assertThat(pins.there()).isFalse();
    }

    @Test
    void aFileOfSomebodyElseIsKept() throws IOException {
        Files.writeString(pins().file(), "services: {}\n");
        assertThatThrownBy(() -> pins().put("serving-1", "chainon/serving:one"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("local.deployment.compose.pins");
        assertThat(pins().file()).hasContent("services: {}");
    }

    @Test
    void aVariableOfTheEnvironmentStandsOverTheFile() throws IOException {
        Files.writeString(folder.resolve(".env"), "# words\nCHAINON_TAG=0.1.0\nCHAINON_BASE=some:base\n");
        Variables variables = Variables.of(folder, Map.of("CHAINON_TAG", "other"));

        assertThat(variables.value("CHAINON_TAG", "")).isEqualTo("other");
        assertThat(variables.value("CHAINON_BASE", "")).isEqualTo("some:base");
        assertThat(variables.value("COMPOSE_PROFILES", "full")).isEqualTo("full");
    }

    @Test
    void aProfileWithoutASecondReplicaIsRefused() {
        var settings = ConfigFactory.parseString("files = [], pins = pins.yml");
        assertThatThrownBy(
                        () -> Compose.of(folder, settings, Variables.of(folder, Map.of("COMPOSE_PROFILES", "minimal"))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no second replica")
                .hasMessageContaining("pair or full");
    }

    @Test
    void anEngineThatDoesNotAnswerIsNamed_withItsWords() {
        Tool nowhere = new Tool(folder, Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"));
        assertThatThrownBy(() -> Compose.of(nowhere, List.of(), "pair", pins()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("No container engine answers")
                .hasMessageContaining("docker");
    }

    @Test
    void anImageHasATagThatEnginesTake() {
        assertThat(ComposeDelivery.tag("0.2.0")).isEqualTo("0.2.0");
        assertThatThrownBy(() -> ComposeDelivery.tag("a b"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no tag");
    }
}
