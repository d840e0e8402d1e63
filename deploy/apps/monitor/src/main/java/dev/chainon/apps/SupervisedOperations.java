package dev.chainon.apps;

import dev.chainon.console.source.Operations;
import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.Faults;
import dev.chainon.monitoring.Monitoring;
import dev.chainon.monitoring.Supervision;
import dev.chainon.monitoring.alert.Alert;
import dev.chainon.monitoring.hardware.Reading;
import dev.chainon.monitoring.hardware.Reading.Absent;
import dev.chainon.monitoring.kpi.Decisions;
import dev.chainon.monitoring.kpi.Indicator;
import dev.chainon.monitoring.kpi.Measured;
import dev.chainon.monitoring.process.ProcessReport;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Processes, indicators and alerts, in the words of the pages. */
record SupervisedOperations(Monitoring<?> monitoring, Supervision supervision) implements Operations {

    @Override
    public List<ProcessLine> processes() {
        return monitoring.processes().stream().map(SupervisedOperations::line).toList();
    }

    @Override
    public List<SensorLine> sensors() {
        return monitoring.hardware().stream().map(SupervisedOperations::line).toList();
    }

    private static SensorLine line(Reading reading) {
        String id = reading.sensor().id();
        String unit = lower(reading.sensor().unit());
        if (reading instanceof Absent absent) {
            return new SensorLine(
                    id, OptionalDouble.empty(), unit, lower(absent.cause()).replace('_', '-'), absent.detail());
        }
        return new SensorLine(id, OptionalDouble.of(((Reading.Measured) reading).value()), unit, "", "");
    }

    @Override
    public List<IndicatorLine> indicators(String language) {
        return supervision.indicators().stream()
                .map(measured -> line(measured, language))
                .toList();
    }

    @Override
    public List<AlertLine> alerts(String language) {
        return supervision.alerts().stream()
                .filter(alert -> alert.state() != Alert.State.INACTIVE)
                .map(alert -> line(alert, language))
                .toList();
    }

    @Override
    public List<FaultLine> faults() {
        Faults faults = monitoring.faults();
        if (faults == Faults.NONE) {
            return List.of();
        }
        List<Alert> alerts = supervision.alerts();
        return Arrays.stream(Fault.values())
                .map(fault -> new FaultLine(fault.id(), faults.on(fault), fault.alert(), state(alerts, fault)))
                .toList();
    }

    private static String state(List<Alert> alerts, Fault fault) {
        return alerts.stream()
                .filter(alert -> alert.rule().id().equals(fault.alert()))
                .map(alert -> lower(alert.state()))
                .findFirst()
                .orElse("inactive");
    }

    @Override
    public List<HourLine> hours() {
        return IntStream.range(0, Decisions.HOURS)
                .filter(hour -> Double.isFinite(cost(Decisions.Policy.MODEL, hour)))
                .mapToObj(hour -> new HourLine(
                        hour, cost(Decisions.Policy.MODEL, hour), finite(cost(Decisions.Policy.CONTROL, hour))))
                .toList();
    }

    private double cost(Decisions.Policy policy, int hour) {
        return monitoring.decisions().costOfHour(policy, hour);
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
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

    private static IndicatorLine line(Measured measured, String language) {
        Indicator indicator = measured.indicator();
        return new IndicatorLine(
                indicator.id(),
                lower(indicator.kind()),
                indicator.name().in(language),
                indicator.formula().in(language),
                indicator.unit(),
                measured.value(),
                indicator.target().sense().sign,
                indicator.target().value(),
                measured.missed());
    }

    private static AlertLine line(Alert alert, String language) {
        return new AlertLine(
                alert.rule().id(),
                lower(alert.state()),
                lower(alert.rule().severity()),
                alert.rule().says().in(language),
                alert.rule().remedy().in(language),
                alert.since().orElse(Instant.EPOCH));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
