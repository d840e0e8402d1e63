package dev.chainon.apps;

import dev.chainon.console.source.LiveValues;
import dev.chainon.monitoring.Supervision;
import dev.chainon.monitoring.kpi.Indicator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The indicators with their queries, in the words of the pages. */
record LiveIndicators(Supervision supervision, InstantSource clock) implements LiveValues {

    @Override
    public List<LiveValue> now(String language) {
        Instant at = clock.instant();
        return supervision.indicators().stream()
                .map(measured -> {
                    Indicator indicator = measured.indicator();
                    return new LiveValue(
                            indicator.id(),
                            indicator.name().in(language),
                            indicator.unit(),
                            measured.value(),
                            indicator.query(),
                            at);
                })
                .toList();
    }
}
