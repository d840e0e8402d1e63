package dev.chainon.monitoring.hardware;

import dev.chainon.monitoring.hardware.Reading.Absent;
import dev.chainon.monitoring.hardware.Reading.Cause;
import dev.chainon.monitoring.hardware.Reading.Measured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.VirtualMemory;

/** What the operating system tells of processor, memory and disk, by OSHI, on Linux, macOS and Windows alike. Not thread-safe: a load is counted from the reading before. */
public final class MachineSensors implements SensorSource {

    private final HardwareAbstractionLayer hardware;
    private final CentralProcessor processor;
    private final Path folder;
    private long[] ticks;

    /**
     * @param folder whose disk is watched
     * @param natives where the small native library of JNA is unpacked
     */
    public MachineSensors(Path folder, Path natives) {
        System.setProperty("jna.tmpdir", made(natives).toString());
        this.hardware = new SystemInfo().getHardware();
        this.processor = hardware.getProcessor();
        this.folder = folder;
        this.ticks = processor.getSystemCpuLoadTicks();
    }

    private static Path made(Path natives) {
        try {
            return Files.createDirectories(natives);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for native libraries cannot be made: " + natives, e);
        }
    }

    @Override
    public List<Reading> read() {
        GlobalMemory memory = hardware.getMemory();
        return List.of(load(), queue(), temperature(), frequency(), available(memory), swap(memory), disk());
    }

    private Reading load() {
        double load = processor.getSystemCpuLoadBetweenTicks(ticks);
        ticks = processor.getSystemCpuLoadTicks();
        return measured(Sensor.CPU_LOAD, load);
    }

    private Reading queue() {
        double minute = processor.getSystemLoadAverage(1)[0];
        return minute < 0
                ? absent(Sensor.CPU_QUEUE)
                : measured(Sensor.CPU_QUEUE, minute / processor.getLogicalProcessorCount());
    }

    /** OSHI answers 0 or no number where it finds no sensor. */
    private Reading temperature() {
        double celsius = hardware.getSensors().getCpuTemperature();
        return celsius > 0 ? measured(Sensor.CPU_TEMPERATURE, celsius) : absent(Sensor.CPU_TEMPERATURE);
    }

    private Reading frequency() {
        long highest = processor.getMaxFreq();
        long fastest = Arrays.stream(processor.getCurrentFreq()).max().orElse(0);
        return highest > 0 && fastest > 0
                ? measured(Sensor.CPU_FREQUENCY, Math.min(1, fastest / (double) highest))
                : absent(Sensor.CPU_FREQUENCY);
    }

    private static Reading available(GlobalMemory memory) {
        return measured(Sensor.MEMORY_AVAILABLE, memory.getAvailable() / (double) memory.getTotal());
    }

    private static Reading swap(GlobalMemory memory) {
        VirtualMemory swap = memory.getVirtualMemory();
        return swap.getSwapTotal() > 0
                ? measured(Sensor.SWAP_USED, swap.getSwapUsed() / (double) swap.getSwapTotal())
                : absent(Sensor.SWAP_USED);
    }

    private Reading disk() {
        try {
            return measured(Sensor.DISK_FREE, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return new Absent(Sensor.DISK_FREE, Cause.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    private static Reading measured(Sensor sensor, double value) {
        return Double.isFinite(value) ? new Measured(sensor, value) : absent(sensor);
    }

    private static Absent absent(Sensor sensor) {
        return new Absent(sensor, Cause.NOT_SHOWN, System.getProperty("os.name", ""));
    }
}
