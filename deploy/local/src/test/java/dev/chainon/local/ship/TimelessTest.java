package dev.chainon.local.ship;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class TimelessTest {

    private static final String TAG = "toy/kettle:1";
    private static final String BUILT =
            "{\"Created\":\"2026-01-02T03:04:05Z\",\"Container\":\"f00\",\"Architecture\":\"amd64\",\"Os\":\"linux\","
                    + "\"Config\":{\"User\":\"10001\",\"Image\":\"sha256:parent\",\"Hostname\":\"f00\",\"Cmd\":[\"boil\"]},"
                    + "\"RootFS\":{\"Layers\":[\"sha256:aa\",\"sha256:bb\"]}}";

    private static Timeless of(String inspected) throws IOException {
        return Timeless.of(new ObjectMapper().readTree(inspected), TAG);
    }

    @Test
    void isTheSame_whateverTimeAndPlaceOfTheBuild() throws IOException {
        Timeless first = of(BUILT);
        Timeless later = of(BUILT.replace("2026-01-02T03:04:05Z", "2027-01-02T03:04:05Z")
                .replace("f00", "ba7")
                .replace("sha256:parent", "sha256:other")
                .replace("\"Architecture\":\"amd64\",\"Os\":\"linux\"", "\"Os\":\"linux\",\"Architecture\":\"amd64\""));

        assertThat(later.id()).isEqualTo(first.id()).startsWith("sha256:");
        assertThat(later.archive()).isEqualTo(first.archive());
    }

    @Test
    void isAnother_whenALayerOrASettingIs() throws IOException {
        assertThat(of(BUILT.replace("sha256:bb", "sha256:cc")).id())
                .isNotEqualTo(of(BUILT).id());
        assertThat(of(BUILT.replace("boil", "cool")).id())
                .isNotEqualTo(of(BUILT).id());
    }

    @Test
    void holdsWhatTheEngineReads_andNoTime() throws IOException {
        Timeless image = of(BUILT);
        TreeMap<String, String> files = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(image.archive()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), new String(tar.readAllBytes(), UTF_8));
            }
        }

        String name = image.id().substring("sha256:".length()) + ".json";
        assertThat(files).containsOnlyKeys(name, "manifest.json");
        JsonNode manifest =
                new ObjectMapper().readTree(files.get("manifest.json")).path(0);
        assertThat(manifest.path("Config").asText()).isEqualTo(name);
        assertThat(manifest.path("RepoTags").path(0).asText()).isEqualTo(TAG);
        assertThat(manifest.path("Layers")).hasSize(2);
        assertThat(files.get(name)).contains("\"User\":\"10001\"", "sha256:bb").doesNotContain("2026", "parent", "f00");
    }
}
