package dev.chainon.apps;

import dev.chainon.console.source.Operations;
import dev.chainon.monitoring.kpi.AlertRule;
import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.kpi.Indicator;
import dev.chainon.monitoring.kpi.Measured;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** The indicators of the platform with made-up values: at their targets, but for one that misses it and one that nothing measures. */
record ShowroomOperations(Supplier<List<Operations.ProcessLine>> made) implements Operations {

    private static final Definitions DEFINITIONS = Definitions.packaged();

    @Override
    public List<ProcessLine> processes() {
        return made.get();
    }

    @Override
    public List<SensorLine> sensors() {
        return List.of(
                new SensorLine("cpu.load", OptionalDouble.of(.41), "ratio", "", ""),
                new SensorLine("cpu.temperature", OptionalDouble.empty(), "celsius", "not-shown", "Linux"),
                new SensorLine("gpu.temperature", OptionalDouble.empty(), "celsius", "no-command", "nvidia-smi"));
    }

    @Override
    public List<IndicatorLine> indicators(String language) {
        return DEFINITIONS.indicators().stream().map(i -> line(i, language)).toList();
    }

    private static IndicatorLine line(Indicator indicator, String language) {
        OptionalDouble value =
                switch (indicator.id()) {
                    case "availability" -> OptionalDouble.empty();
                    case "quarantine.share" -> OptionalDouble.of(.041);
                    default -> OptionalDouble.of(indicator.target().value() + .0004);
                };
        return new IndicatorLine(
                indicator.id(),
                indicator.kind().name().toLowerCase(Locale.ROOT),
                indicator.name().in(language),
                indicator.formula().in(language),
                indicator.unit(),
                value,
                indicator.target().sense().sign,
                indicator.target().value(),
                new Measured(indicator, value).missed());
    }

    @Override
    public List<AlertLine> alerts(String language) {
        return List.of(line("ReplicaNotReady", "firing", language), line("QuarantineHigh", "pending", language));
    }

    private static AlertLine line(String id, String state, String language) {
        AlertRule rule = DEFINITIONS.alert(id);
        return new AlertLine(
                id,
                state,
                rule.severity().name().toLowerCase(Locale.ROOT),
                rule.says().in(language),
                rule.remedy().in(language),
                Instant.parse("2026-11-24T00:04:11Z"));
    }
}
