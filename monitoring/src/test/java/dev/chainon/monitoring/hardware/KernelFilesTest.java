package dev.chainon.monitoring.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.monitoring.hardware.Reading.Absent;
import dev.chainon.monitoring.hardware.Reading.Cause;
import dev.chainon.monitoring.hardware.Reading.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as the kernel's documentation shows them. */
class KernelFilesTest {

    @TempDir
    Path root;

    @Test
    void readsHowLongTasksWaited_andHowOftenACoreWasSlowed() throws IOException {
        pressure(
                "cpu",
                "some avg10=12.50 avg60=3.00 avg300=1.00 total=1\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");
        pressure("memory", "some avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");
        pressure("io", "some avg10=100.00 avg60=0.00 avg300=0.00 total=0\n");
        throttled("cpu0", "7\n");
        throttled("cpu1", "5\n");

        assertThat(new KernelFiles(root).read())
                .containsExactly(
                        new Measured(Sensor.CPU_PRESSURE, .125),
                        new Measured(Sensor.MEMORY_PRESSURE, 0),
                        new Measured(Sensor.DISK_PRESSURE, 1),
                        new Measured(Sensor.CPU_THROTTLED, 12));
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThat(new KernelFiles(root).read())
                .hasSize(4)
                .allMatch(reading -> reading instanceof Absent absent && absent.cause() == Cause.NO_FILE)
                .anyMatch(reading ->
                        reading instanceof Absent absent && absent.detail().endsWith("proc/pressure/cpu"));
    }

    @Test
    void saysThatAFileCannotBeUnderstood() throws IOException {
        pressure("cpu", "nothing that is known\n");
        throttled("cpu0", "many\n");

        assertThat(new KernelFiles(root).read())
                .filteredOn(reading -> reading instanceof Absent absent && absent.cause() == Cause.UNREADABLE)
                .extracting(Reading::sensor)
                .containsExactly(Sensor.CPU_PRESSURE, Sensor.CPU_THROTTLED);
    }

    private void pressure(String of, String text) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("proc/pressure")).resolve(of), text);
    }

    private void throttled(String cpu, String text) throws IOException {
        Path folder = root.resolve("sys/devices/system/cpu").resolve(cpu).resolve("thermal_throttle");
        Files.writeString(Files.createDirectories(folder).resolve("core_throttle_count"), text);
    }
}
