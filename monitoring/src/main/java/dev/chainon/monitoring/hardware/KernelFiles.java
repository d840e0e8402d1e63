package dev.chainon.monitoring.hardware;

import dev.chainon.monitoring.hardware.Reading.Absent;
import dev.chainon.monitoring.hardware.Reading.Cause;
import dev.chainon.monitoring.hardware.Reading.Measured;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What only files of Linux tell: for how long tasks waited (<a href="https://docs.kernel.org/accounting/psi.html">pressure stall information</a>), and how often a core was slowed
 * down for its heat.
 */
public final class KernelFiles implements SensorSource {

    private static final Pattern SOME = Pattern.compile("(?m)^some avg10=([0-9.]+)");

    private final Path root;

    /** @param root above {@code proc} and {@code sys} */
    KernelFiles(Path root) {
        this.root = root;
    }

    public static KernelFiles ofThisMachine() {
        return new KernelFiles(
                FileSystems.getDefault().getRootDirectories().iterator().next());
    }

    @Override
    public List<Reading> read() {
        return List.of(
                pressure(Sensor.CPU_PRESSURE, "cpu"),
                pressure(Sensor.MEMORY_PRESSURE, "memory"),
                pressure(Sensor.DISK_PRESSURE, "io"),
                throttled());
    }

    private Reading pressure(Sensor sensor, String of) {
        Path file = root.resolve("proc/pressure").resolve(of);
        if (!Files.exists(file)) {
            return new Absent(sensor, Cause.NO_FILE, file.toString());
        }
        try {
            Matcher some = SOME.matcher(Files.readString(file));
            return some.find()
                    ? new Measured(sensor, Double.parseDouble(some.group(1)) / 100)
                    : new Absent(sensor, Cause.UNREADABLE, file.toString());
        } catch (IOException | NumberFormatException e) {
            return new Absent(sensor, Cause.UNREADABLE, file + ": " + e.getMessage());
        }
    }

    private Reading throttled() {
        Path cpus = root.resolve("sys/devices/system/cpu");
        String count = "thermal_throttle/core_throttle_count";
        Optional<Long> sum = Optional.empty();
        if (Files.isDirectory(cpus)) {
            try (DirectoryStream<Path> each = Files.newDirectoryStream(cpus, "cpu[0-9]*")) {
                for (Path cpu : each) {
                    Path file = cpu.resolve(count);
                    if (Files.exists(file)) {
                        sum = Optional.of(sum.orElse(0L)
                                + Long.parseLong(Files.readString(file).strip()));
                    }
                }
            } catch (IOException | NumberFormatException e) {
                return new Absent(Sensor.CPU_THROTTLED, Cause.UNREADABLE, cpus + ": " + e.getMessage());
            }
        }
        return sum.<Reading>map(times -> new Measured(Sensor.CPU_THROTTLED, times))
                .orElseGet(() -> new Absent(
                        Sensor.CPU_THROTTLED,
                        Cause.NO_FILE,
                        cpus.resolve("cpu0").resolve(count).toString()));
    }
}
