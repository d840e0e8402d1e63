package dev.chainon.monitoring.hardware;

import dev.chainon.monitoring.hardware.Reading.Absent;
import dev.chainon.monitoring.hardware.Reading.Cause;
import dev.chainon.monitoring.hardware.Reading.Measured;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * NVIDIA GPUs, as the driver's own command tells of them
 * (<a href="https://docs.nvidia.com/deploy/nvidia-smi/index.html">nvidia-smi</a>). A column that a GPU does not have, the command writes as {@code [N/A]}.
 */
public final class GpuSensors implements SensorSource {

    private static final List<Sensor> ALL =
            List.of(Sensor.GPU_TEMPERATURE, Sensor.GPU_LOAD, Sensor.GPU_MEMORY, Sensor.GPU_THROTTLED);
    private static final String QUERY =
            "--query-gpu=temperature.gpu,utilization.gpu,memory.used,memory.total,clocks_throttle_reasons.active";
    private static final int COLUMNS = 5;
    private static final long PATIENCE_SECONDS = 3;

    /** Bits of the reasons to run slower: by power cap, by the hardware, by heat in software and in hardware, by the power brake. */
    private static final long SLOWED = 0x4 | 0x8 | 0x20 | 0x40 | 0x80;

    private final String command;

    /** @param command its name or path */
    public GpuSensors(String command) {
        this.command = command;
    }

    @Override
    public List<Reading> read() {
        if (!present()) {
            return absent(Cause.NO_COMMAND, command);
        }
        try {
            Process process = new ProcessBuilder(command, QUERY, "--format=csv,noheader,nounits")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return absent(Cause.UNREADABLE, command + ": no answer in " + PATIENCE_SECONDS + " s");
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 ? of(said) : absent(Cause.UNREADABLE, said);
        } catch (IOException e) {
            return absent(Cause.UNREADABLE, command + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return absent(Cause.UNREADABLE, "interrupted");
        }
    }

    private boolean present() {
        if (command.contains("/")) {
            return Files.isExecutable(Path.of(command));
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(command)));
    }

    private static List<Reading> of(String table) {
        List<String[]> gpus = table.lines()
                .map(line -> line.split(",\\s*"))
                .filter(columns -> columns.length == COLUMNS)
                .toList();
        if (gpus.isEmpty()) {
            return absent(Cause.UNREADABLE, table);
        }
        return List.of(
                highest(Sensor.GPU_TEMPERATURE, gpus, gpu -> Double.parseDouble(gpu[0])),
                highest(Sensor.GPU_LOAD, gpus, gpu -> Double.parseDouble(gpu[1]) / 100),
                highest(Sensor.GPU_MEMORY, gpus, gpu -> Double.parseDouble(gpu[2]) / Double.parseDouble(gpu[3])),
                slowed(gpus));
    }

    private static Reading highest(Sensor sensor, List<String[]> gpus, Function<String[], Double> value) {
        List<Double> found = new ArrayList<>();
        for (String[] gpu : gpus) {
            try {
                found.add(value.apply(gpu));
            } catch (NumberFormatException e) {
                // This GPU has no such column: the others may.
                continue;
            }
        }
        return found.stream()
                .filter(Double::isFinite)
                .max(Double::compare)
                .<Reading>map(highest -> new Measured(sensor, highest))
                .orElseGet(() -> new Absent(sensor, Cause.NOT_SHOWN, "nvidia-smi"));
    }

    private static Reading slowed(List<String[]> gpus) {
        try {
            long count = gpus.stream()
                    .filter(gpu -> (Long.decode(gpu[COLUMNS - 1]) & SLOWED) != 0)
                    .count();
            return new Measured(Sensor.GPU_THROTTLED, count);
        } catch (NumberFormatException e) {
            return new Absent(Sensor.GPU_THROTTLED, Cause.NOT_SHOWN, "nvidia-smi");
        }
    }

    private static List<Reading> absent(Cause cause, String detail) {
        return ALL.stream()
                .<Reading>map(sensor -> new Absent(sensor, cause, detail))
                .toList();
    }
}
