package dev.chainon.e2e.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.Await;
import dev.chainon.store.RuntimeRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The image of the monitoring process, beside those of the broker, the database and the intake, as docker-compose.yml runs them. */
@Tag("campaign")
@Tag("containers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringImageIT {

    private static final int LIMIT_MB = 448;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KEY = "only-of-this-test";

    private Quay quay;
    private Box monitor;

    @BeforeAll
    void start(@TempDir Path folder) {
        Engine.needed("postgres", "broker", "intake", "monitoring");
        assertThat(folder.toFile().setExecutable(true, false) && folder.toFile().setReadable(true, false))
                .isTrue();
        quay = new Quay(folder);
        monitor = quay.start(
                new Box.Plan("monitoring", "monitor", LIMIT_MB, 8080).keeping("/state", quay.volume("monitoring")),
                settings());
    }

    private static String settings() {
        return Quay.runtime(RuntimeRole.MONITORING) + "targets = [\"intake=http://intake:8080\"]\ntickets.key = \""
                + KEY + "\"\n";
    }

    @AfterAll
    void end() {
        if (quay != null) {
            if (monitor != null) {
                monitor.close();
            }
            quay.close();
        }
    }

    private boolean running() {
        return Boolean.TRUE.equals(monitor.state().getRunning());
    }

    private Web nobody() {
        return new Web(monitor.address(), Optional.empty());
    }

    @BeforeEach
    void awaitReady() {
        if (!running()) {
            monitor.startAgain();
        }
        Await.until("the monitor is ready", PATIENCE, () -> {
            try {
                return nobody().get("/v2/health/ready").statusCode() == 200;
            } catch (IOException e) {
                return false;
            }
        });
    }

    @Test
    @Criterion(value = "B4Cr2.tested", covers = "deploy/docker")
    void showsItsPages_andItsFigures() throws IOException {
        assertThat(nobody().get("/").body()).contains("<html");
        assertThat(nobody().get("/metrics").body()).contains("chainon_", "jvm_memory_used_bytes");
        assertThat(nobody().get("/api/figures").statusCode()).isEqualTo(200);
    }

    @Test
    @Criterion(value = "B4Cr2.hardened", covers = "deploy/docker")
    void runsWithoutRights_belowItsLimitOfMemory() {
        assertThat(monitor.run("id", "-u").getStdout().strip()).isEqualTo("10001");
        assertThat(monitor.run("touch", "/app/modules/more.jar").getStderr()).contains("Read-only file system");
        assertThat(monitor.run("cat", "/proc/1/status").getStdout()).contains("CapEff:\t0000000000000000");
        assertThat(monitor.peakMb()).isBetween(1L, (long) LIMIT_MB);
    }

    @Test
    @Criterion(value = "B4Cr2.tested", covers = "deploy/docker")
    void isKilledAndStartedAgain_thenEndsBySignal() throws IOException {
        monitor.run("touch", "/state/left-before");

        monitor.kill();
        Await.until("it is gone", PATIENCE, () -> !running());
        awaitReady();
        assertThat(monitor.run("ls", "/state").getStdout()).contains("left-before");
        assertThat(nobody().get("/").statusCode()).isEqualTo(200);

        monitor.terminate();
        Await.until("it has ended", PATIENCE, () -> !running());
        assertThat(monitor.exitCode()).isEqualTo(143);
    }

    /** Beyond one machine nobody reports an alert without a key: the process does not start unless it has one. */
    @Test
    @Criterion(value = "B4Cr2.tested", covers = "deploy/docker")
    void aWrongConfiguration_isRefusedWithWords() {
        try (Box keyless = quay.startInVain(
                new Box.Plan("monitoring", "keyless", LIMIT_MB, 8080), Quay.runtime(RuntimeRole.MONITORING))) {
            assertThat(keyless.exitCode()).isEqualTo(3);
            assertThat(keyless.log()).contains("chainon.tickets.key");
        }
    }
}
