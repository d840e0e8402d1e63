package dev.chainon.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.model.ModelMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void stage() throws IOException {
        folder = Bundles.stage(temp.resolve("staged"), "one");
    }

    @Test
    void opensWhatIsWhole() {
        Bundle bundle = Bundle.open(folder);

        assertThat(bundle.manifest().features()).containsExactly("litres", "spill_rate");
        assertThat(bundle.onnx()).hasContent("model.onnx one");
        assertThat(bundle.manifest().validation())
                .isEqualTo(new ModelMetrics(0.89, 0.72, 0.27, 0.079, 0.004, 1000, 170));
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "model.zip", "model-card.md"})
    void refusesAChangedFile_namingItAndBothHashes(String name) throws IOException {
        String expected = Sha256.of(folder.resolve(name));
        Files.writeString(folder.resolve(name), "tampered");

        assertThatThrownBy(() -> Bundle.open(folder))
                .isInstanceOf(CorruptBundleException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(expected)
                .hasMessageContaining(Sha256.of(folder.resolve(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "model.zip", "model-card.md", "manifest.json"})
    void refusesAMissingFile_namingIt(String name) throws IOException {
        Files.delete(folder.resolve(name));

        assertThatThrownBy(() -> Bundle.open(folder))
                .isInstanceOf(CorruptBundleException.class)
                .hasMessageContaining(name);
    }

    @Test
    void refusesAManifestThatIsNone_orListsTooLittle_orPointsOutside() throws IOException {
        Path manifest = folder.resolve(Bundle.MANIFEST);
        Map<String, String> outside =
                new java.util.HashMap<>(Bundle.open(folder).manifest().sha256());
        outside.put("../elsewhere", "0");

        ManifestJson.write(Bundles.manifest("x", outside), manifest);
        assertThatThrownBy(() -> Bundle.open(folder))
                .isInstanceOf(CorruptBundleException.class)
                .hasMessageContaining("elsewhere");
        ManifestJson.write(Bundles.manifest("x", Map.of("model.onnx", "0")), manifest);
        assertThatThrownBy(() -> Bundle.open(folder))
                .isInstanceOf(CorruptBundleException.class)
                .hasMessageContaining("model.zip");
        Files.writeString(manifest, "{\"model\": 1");
        assertThatThrownBy(() -> Bundle.open(folder))
                .isInstanceOf(CorruptBundleException.class)
                .hasMessageContaining("is no manifest");
        Files.writeString(manifest, "{\"model\": \"m\"}");
        assertThatThrownBy(() -> Bundle.open(folder))
                .isInstanceOf(CorruptBundleException.class)
                .hasMessageContaining("created");
    }

    @Test
    void manifestComesBackAsItWas_andEqualOnesAreEqualFiles() {
        Manifest manifest = Bundle.open(folder).manifest();

        assertThat(ManifestJson.read(ManifestJson.write(manifest), "here")).isEqualTo(manifest);
        assertThat(ManifestJson.write(manifest))
                .startsWith("{\n  \"model\" : \"kettle-spills\"")
                .contains("\"parity\" : 1.0E-7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "late-arrival",
                "models:/Late@x",
                "models:/a",
                "models:/a/b",
                "models:/a/1/2",
                "models:/../1",
                "models:/a@"
            })
    void refusesUrisOfAnotherForm(String uri) {
        assertThatThrownBy(() -> ModelUri.parse(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(uri);
    }
}
