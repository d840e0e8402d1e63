package dev.chainon.monitoring.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.monitoring.hardware.Reading.Absent;
import dev.chainon.monitoring.hardware.Reading.Cause;
import dev.chainon.monitoring.hardware.Reading.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says is taken from scripts here: labelled fixtures, in the form that its documentation shows. They show no GPU. */
class GpuSensorsTest {

    @TempDir
    Path folder;

    @Test
    void takesTheWorstOfAllGpus() throws IOException {
        assertThat(saying(0, "61, 40, 2048, 8192, 0x0000000000000000", "83, 97, 1024, 8192, 0x0000000000000040"))
                .containsExactly(
                        new Measured(Sensor.GPU_TEMPERATURE, 83),
                        new Measured(Sensor.GPU_LOAD, .97),
                        new Measured(Sensor.GPU_MEMORY, .25),
                        new Measured(Sensor.GPU_THROTTLED, 1));
    }

    @Test
    void aGpuThatIsIdleIsNotSlowed() throws IOException {
        assertThat(saying(0, "30, 0, 1, 8192, 0x0000000000000001")).contains(new Measured(Sensor.GPU_THROTTLED, 0));
    }

    @Test
    void whatAGpuDoesNotHaveIsAbsent() throws IOException {
        assertThat(saying(0, "55, [N/A], [N/A], [N/A], 0x0000000000000000"))
                .contains(
                        new Measured(Sensor.GPU_TEMPERATURE, 55),
                        new Absent(Sensor.GPU_LOAD, Cause.NOT_SHOWN, "nvidia-smi"),
                        new Absent(Sensor.GPU_MEMORY, Cause.NOT_SHOWN, "nvidia-smi"));
    }

    @Test
    void passesOnWhatTheCommandSaysWhenItFails() throws IOException {
        assertThat(saying(9, "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."))
                .hasSize(4)
                .allMatch(reading -> reading instanceof Absent absent
                        && absent.cause() == Cause.UNREADABLE
                        && absent.detail().startsWith("NVIDIA-SMI has failed"));
    }

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void withoutTheCommandEverySensorIsAbsent_andItsNameIsTold() {
        assertThat(new GpuSensors("no-such-command").read())
                .hasSize(4)
                .allMatch(reading -> reading instanceof Absent absent
                        && absent.cause() == Cause.NO_COMMAND
                        && absent.detail().equals("no-such-command"));
    }

    private List<Reading> saying(int exit, String... lines) throws IOException {
        Path script = folder.resolve("nvidia-smi");
        Files.writeString(script, "#!/bin/sh\ncat <<'END'\n" + String.join("\n", lines) + "\nEND\nexit " + exit + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new GpuSensors(script.toString()).read();
    }
}
