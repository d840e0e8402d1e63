package dev.chainon.apps;

import dev.chainon.console.source.Operations;
import dev.chainon.monitoring.Monitoring;
import dev.chainon.monitoring.hardware.Reading;
import dev.chainon.monitoring.hardware.Reading.Absent;
import dev.chainon.monitoring.hardware.Reading.Measured;
import dev.chainon.monitoring.process.ProcessReport;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What monitoring knows of processes and machine, in the words of the pages. */
record WatchedOperations(Monitoring<?> monitoring) implements Operations {

    @Override
    public List<ProcessLine> processes() {
        return monitoring.processes().stream().map(WatchedOperations::line).toList();
    }

    @Override
    public List<SensorLine> sensors() {
        return monitoring.hardware().stream().map(WatchedOperations::line).toList();
    }

    private static SensorLine line(Reading reading) {
        String id = reading.sensor().id();
        String unit = lower(reading.sensor().unit());
        if (reading instanceof Absent absent) {
            return new SensorLine(
                    id, OptionalDouble.empty(), unit, lower(absent.cause()).replace('_', '-'), absent.detail());
        }
        return new SensorLine(id, OptionalDouble.of(((Measured) reading).value()), unit, "", "");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static ProcessLine line(ProcessReport report) {
        return new ProcessLine(report.name(), report.address(), state(report), report.detail(), report.memoryBytes());
    }

    private static State state(ProcessReport report) {
        if (report.ready()) {
            return State.READY;
        }
        if (report.answers()) {
            return State.WAITING;
        }
        return report.alive() && report.address().isEmpty() ? State.ALIVE : State.DOWN;
    }
}
