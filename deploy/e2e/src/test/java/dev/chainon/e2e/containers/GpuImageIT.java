package dev.chainon.e2e.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Network;

/**
 * The image of the trainer for NVIDIA GPUs, without a GPU: it says what a machine without one says, word for word, and computes on the processor when asked to.
 * Skipped where it was not built: {@code CHAINON_MAVEN=-Pcuda ./chainon images --only training --tag built-cuda}, 1.2 GB of libraries.
 */
@Tag("campaign")
@Tag("containers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GpuImageIT {

    private static final String IMAGE = "training:" + Engine.TAG + "-cuda";
    private static final String SETTINGS = """
            chainon {
              home = "/state"
              epoch = 1
              kafka.bootstrap = "nobody:9092"
              runtime { url = "jdbc:postgresql://nobody:5432/none", user = nobody, password = none }
            }
            """;

    private final Network network = Network.newNetwork();
    private Path settings = Path.of(".");

    @BeforeAll
    void need(@TempDir Path folder) throws IOException {
        Engine.needed(IMAGE);
        settings = folder;
        assertThat(folder.toFile().setExecutable(true, false) && folder.toFile().setReadable(true, false))
                .isTrue();
        Files.writeString(folder.resolve("app.conf"), SETTINGS);
    }

    @AfterAll
    void end() {
        network.close();
    }

    private String told(String... words) {
        Box.Plan plan =
                new Box.Plan(IMAGE, "trainer", 1536, 8080).running(words).with("/etc/chainon", settings);
        try (Box trainer = Box.ended(plan, network)) {
            assertThat(trainer.exitCode()).as(trainer.log()).isZero();
            return trainer.log();
        }
    }

    /** Of ND4J for training, whose libraries are loaded up to the driver or to CUDA, whichever is missing. */
    @Test
    @Criterion(value = "B2Cr5.absent-is-absent", covers = "deploy/docker")
    void saysWhatIsMissing_whereItIsAskedToTrainOnAGpu() {
        assertThat(told("-Dchainon.chips.backend=cuda", "dev.chainon.apps.MeasureChip", "look"))
                .contains("\"absent\":\"no NVIDIA driver runs: there is no /dev/nvidiactl and no /dev/dxg")
                .contains("UnsatisfiedLinkError: ", "cannot open shared object file");
    }

    /** Of ONNX Runtime for serving. */
    @Test
    @Criterion(value = "B2Cr5.absent-is-absent", covers = "deploy/docker")
    void namesTheProvidersThatAreAbsent_inOnnxRuntimesOwnWords() {
        assertThat(told("dev.chainon.apps.MeasureChip", "machine"))
                .contains("\"cuda\":\"OrtException: Error code - ")
                .contains("\"tensorrt\":\"OrtException: Error code - ");
    }

    @Test
    void computesOnTheProcessor_whereItIsNotAskedForAnother() {
        assertThat(told("dev.chainon.apps.MeasureChip", "look")).contains("@result {\"loaded\":\"linux-");
    }
}
