package dev.chainon.monitoring.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.monitoring.hardware.Reading.Absent;
import dev.chainon.monitoring.hardware.Reading.Cause;
import dev.chainon.monitoring.hardware.Reading.Measured;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardwareWatchTest {

    @TempDir
    Path folder;

    private Reading next = new Absent(Sensor.CPU_TEMPERATURE, Cause.NOT_SHOWN, "Linux");

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void readsThisMachine_eachSensorOnce_measuredOrAbsentWithAReason() {
        try (PrometheusTelemetry telemetry = new PrometheusTelemetry();
                HardwareWatch watch = new HardwareWatch(
                        List.of(
                                new MachineSensors(folder, folder.resolve("natives")),
                                KernelFiles.ofThisMachine(),
                                new GpuSensors("nvidia-smi")),
                        telemetry)) {
            watch.look();

            Set<Sensor> all = watch.readings().stream().map(Reading::sensor).collect(Collectors.toSet());
            assertThat(all).isEqualTo(EnumSet.allOf(Sensor.class));
            assertThat(watch.readings()).hasSameSizeAs(all);
            assertThat(watch.figures()).containsKeys("hardware.memory.available", "hardware.disk.free");
            assertThat(watch.figures().get("hardware.memory.available")).isBetween(0.0, 1.0);
            assertThat(telemetry.scrape()).contains("# HELP chainon_hardware_memory_available_ratio Memory");
            for (Reading reading : watch.readings()) {
                assertThat(telemetry.scrape().contains(reading.sensor().measure() + " "))
                        .as(reading.toString())
                        .isEqualTo(reading instanceof Measured);
            }
        }
    }

    @Test
    void aSensorThatComesIsPublished_andOneThatGoesIsNoNumber() {
        try (PrometheusTelemetry telemetry = new PrometheusTelemetry();
                HardwareWatch watch = new HardwareWatch(List.of(() -> List.of(next)), telemetry)) {
            watch.look();
            assertThat(telemetry.scrape()).doesNotContain("chainon_hardware");

            next = new Measured(Sensor.CPU_TEMPERATURE, 71);
            watch.look();
            assertThat(telemetry.scrape()).contains("chainon_hardware_cpu_temperature_celsius 71.0");
            assertThat(watch.figures()).containsEntry("hardware.cpu.temperature", 71.0);

            next = new Absent(Sensor.CPU_TEMPERATURE, Cause.UNREADABLE, "");
            watch.look();
            assertThat(telemetry.scrape()).contains("chainon_hardware_cpu_temperature_celsius NaN");
            assertThat(watch.figures()).isEmpty();
        }
    }

    @Test
    void aSourceThatFailsDoesNotHideTheOthers() {
        SensorSource broken = () -> {
            throw new IllegalStateException("the driver is gone");
        };
        next = new Measured(Sensor.CPU_TEMPERATURE, 60);
        try (PrometheusTelemetry telemetry = new PrometheusTelemetry();
                HardwareWatch watch = new HardwareWatch(List.of(broken, () -> List.of(next)), telemetry)) {
            watch.look();
            assertThat(watch.readings()).containsExactly(next);
        }
    }
}
