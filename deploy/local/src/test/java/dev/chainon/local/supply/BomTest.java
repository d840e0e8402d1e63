package dev.chainon.local.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BomTest {

    private final Bom bom = Examples.bom();

    @Test
    void listsWhatOthersWrote_eachVersionOnce() {
        assertThat(bom.foreign())
                .extracting(Component::coordinates)
                .containsExactly(
                        "org.apache.logging.log4j:log4j-core:2.14.1",
                        "org.apache.logging.log4j:log4j-core:2.17.1",
                        "org.example:starter:1.0");
    }

    @Test
    void readsLicences_asIdentifiersNamesOrExpressions() {
        assertThat(bom.foreign())
                .filteredOn(component -> component.version().equals("2.17.1"))
                .first()
                .satisfies(component -> assertThat(component.licences()).containsExactly("(Apache-2.0 OR MIT)"));
    }

    @Test
    void tellsTheWayToALibrary_fromAModuleOfOurs_inSpiteOfACircle() {
        assertThat(bom.path(bom.components().get("log4j")))
                .containsExactly(
                        "example-app", "org.example:starter:1.0", "org.apache.logging.log4j:log4j-core:2.14.1");
        assertThat(bom.path(bom.components().get("mended")))
                .containsExactly("org.apache.logging.log4j:log4j-core:2.17.1");
    }

    @Test
    void refusesWhatIsNoBill(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "{}");
        assertThatThrownBy(() -> Bom.read(file)).isInstanceOf(Failure.class).hasMessageContaining("CycloneDX");
        assertThatThrownBy(() -> Bom.read(folder.resolve("absent.json")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("./chainon sbom");
    }
}
