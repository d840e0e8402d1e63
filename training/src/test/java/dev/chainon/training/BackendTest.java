package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.typesafe.config.ConfigFactory;
import dev.chainon.chips.ChipSettings;
import dev.chainon.evidence.record.Criterion;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackendTest {

    private static final Path CACHE = Path.of(System.getProperty("org.bytedeco.javacpp.cachedir"));

    private static ChipSettings cuda() {
        return ChipSettings.of(ConfigFactory.parseString("backend = cuda")
                .withFallback(ConfigFactory.defaultReference().getConfig("chainon.chips")));
    }

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void saysHowToBuildWithCuda_whereTheBuildHasNone() {
        assumeThat(hasCuda()).as("built without -Pcuda").isFalse();

        assertThatThrownBy(() -> Backend.prepare(CACHE, cuda()))
                .isInstanceOf(ChipAbsentException.class)
                .hasMessageContaining("chainon.chips.backend = cuda is absent here: this build has no CUDA")
                .hasMessageContaining("CHAINON_MAVEN=-Pcuda");
    }

    /** Built with {@code -Pcuda}, on a machine without a GPU. */
    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void saysWhichLibraryIsMissing_whereTheMachineHasNoDriver() {
        assumeThat(hasCuda()).as("built with -Pcuda").isTrue();
        Optional<String> reason = Backend.cudaAbsence();
        assumeThat(reason).as("no driver").isPresent();

        assertThatThrownBy(() -> Backend.prepare(CACHE, cuda()))
                .isInstanceOfSatisfying(
                        ChipAbsentException.class, e -> assertThat(reason).contains(e.reason()));
        assertThat(reason.orElseThrow())
                .contains("UnsatisfiedLinkError: ", "cannot open shared object file")
                .doesNotContain(CACHE.toString());
    }

    @Test
    void namesTheBuildThatComputes() {
        Backend.prepare(CACHE);

        assertThat(Backend.onDevice()).isFalse();
        assertThat(Backend.library()).isNotBlank().doesNotContain("/");
    }

    private static boolean hasCuda() {
        try {
            Class.forName("org.nd4j.linalg.jcublas.JCublasBackend", false, BackendTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
