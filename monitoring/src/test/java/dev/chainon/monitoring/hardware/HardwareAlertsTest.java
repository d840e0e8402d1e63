package dev.chainon.monitoring.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.monitoring.alert.Alert;
import dev.chainon.monitoring.alert.AlertBook;
import dev.chainon.monitoring.hardware.Reading.Absent;
import dev.chainon.monitoring.hardware.Reading.Cause;
import dev.chainon.monitoring.hardware.Reading.Measured;
import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.kpi.Scale;
import dev.chainon.monitoring.query.Exposition;
import dev.chainon.monitoring.query.Moment;
import dev.chainon.monitoring.query.SeriesStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way from a sensor to its alert: the definitions, the watch, the measures as they are published, the rules. */
class HardwareAlertsTest {

    private static final Definitions DEFINITIONS = Definitions.packaged();
    private static final long MINUTE = 60_000;

    /** What it is that each is for, with the alert that has to ask for it; the others explain, and no alert waits for them. */
    private static final Map<Sensor, String> ALERTS = new EnumMap<>(Map.of(
            Sensor.CPU_TEMPERATURE, "ProcessorHot",
            Sensor.CPU_THROTTLED, "ProcessorThrottled",
            Sensor.CPU_QUEUE, "ProcessorCrowded",
            Sensor.MEMORY_AVAILABLE, "MemoryShort",
            Sensor.DISK_FREE, "DiskShort",
            Sensor.GPU_TEMPERATURE, "GpuHot",
            Sensor.GPU_THROTTLED, "GpuThrottled"));

    @TempDir
    Path folder;

    private final AlertBook book = new AlertBook(DEFINITIONS.alerts(), Scale.NONE, List.of());
    private final SeriesStore series = new SeriesStore(DEFINITIONS.series());
    private long now;

    @Test
    @Criterion("B2Cr5.sensors")
    void temperatureThrottlingLoadMemoryAndDisk_haveEachAnAlertThatAsksForIt() {
        ALERTS.forEach((sensor, alert) ->
                assertThat(DEFINITIONS.alert(alert).query()).as(alert).contains(sensor.measure()));
    }

    /** What this machine has is a number in the rule, whatever it is; what it lacks is no series, so that its alert can neither fire nor seem to watch. */
    @Test
    @Criterion("B2Cr5.sensors")
    void theSensorsOfThisMachineReachTheirAlerts_andAbsentOnesNone() {
        Set<String> asked = new TreeSet<>();
        try (PrometheusTelemetry telemetry = new PrometheusTelemetry();
                HardwareWatch watch = new HardwareWatch(
                        List.of(
                                new MachineSensors(folder, folder.resolve("natives")),
                                KernelFiles.ofThisMachine(),
                                new GpuSensors("nvidia-smi")),
                        telemetry)) {
            look(watch, telemetry);
            Exposition.read(telemetry.scrape(), DEFINITIONS.series())
                    .keySet()
                    .forEach(labels -> asked.add(labels.name()));
            Set<String> measured = watch.readings().stream()
                    .filter(reading -> reading instanceof Measured && ALERTS.containsKey(reading.sensor()))
                    .map(reading -> reading.sensor().measure())
                    .collect(Collectors.toSet());
            asked.removeIf(name -> !name.startsWith("chainon_hardware_"));
            assertThat(asked).isEqualTo(measured);
            assertThat(asked).contains(Sensor.MEMORY_AVAILABLE.measure(), Sensor.DISK_FREE.measure());
        }
    }

    /** A fixture in the place of the sensor, since no test may heat a machine or fill it: this shows the way, not a real failure. */
    @ParameterizedTest
    @CsvSource({
        "CPU_TEMPERATURE, 60, 95",
        "CPU_QUEUE, 0.5, 6",
        "MEMORY_AVAILABLE, 0.5, 0.02",
        "DISK_FREE, 50000000000, 500000000",
        "GPU_TEMPERATURE, 50, 90",
        "GPU_THROTTLED, 0, 1"
    })
    void aPlantedSensorFiresItsAlert_whichEndsWithIt(Sensor sensor, double well, double unwell) {
        Reading[] next = {new Measured(sensor, well)};
        try (PrometheusTelemetry telemetry = new PrometheusTelemetry();
                HardwareWatch watch = new HardwareWatch(List.of(() -> List.of(next[0])), telemetry)) {
            look(watch, telemetry);
            next[0] = new Measured(sensor, unwell);
            for (int minute = 0; minute < 12; minute++) {
                look(watch, telemetry);
            }
            assertThat(firing()).containsExactly(ALERTS.get(sensor));

            next[0] = new Measured(sensor, well);
            look(watch, telemetry);
            assertThat(firing()).isEmpty();

            next[0] = new Absent(sensor, Cause.UNREADABLE, "the driver is gone");
            look(watch, telemetry);
            assertThat(firing()).as("no number is no alarm").isEmpty();
        }
    }

    /** The kernel's own file format, in a folder in the place of {@code /sys}. */
    @Test
    void aCoreThatWasSlowedDown_firesTheAlertOfThrottling_whichEndsTenMinutesLater() throws IOException {
        Path count = folder.resolve("sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count");
        Files.createDirectories(count.getParent());
        try (PrometheusTelemetry telemetry = new PrometheusTelemetry();
                HardwareWatch watch = new HardwareWatch(List.of(new KernelFiles(folder)), telemetry)) {
            Files.writeString(count, "41\n");
            look(watch, telemetry);
            look(watch, telemetry);
            assertThat(firing()).isEmpty();

            Files.writeString(count, "42\n");
            look(watch, telemetry);
            assertThat(firing()).containsExactly("ProcessorThrottled");
            for (int minute = 0; minute < 11; minute++) {
                look(watch, telemetry);
            }
            assertThat(firing()).isEmpty();
        }
    }

    /** One a minute. */
    private void look(HardwareWatch watch, PrometheusTelemetry telemetry) {
        now += MINUTE;
        watch.look();
        series.addAll(Exposition.read(telemetry.scrape(), DEFINITIONS.series()), "process", "monitor", now);
        book.look(new Moment(series, now));
    }

    private List<String> firing() {
        return book.alerts().stream()
                .filter(alert -> alert.state() == Alert.State.FIRING)
                .map(alert -> alert.rule().id())
                .toList();
    }
}
