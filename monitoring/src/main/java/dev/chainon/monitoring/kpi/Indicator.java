package dev.chainon.monitoring.kpi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A key performance indicator.
 *
 * @param id stable, such as {@code warnings.precision}
 * @param unit key of its unit, such as {@code share} or {@code seconds}
 * @param owner key of the role that answers for it
 * @param query PromQL of the subset that {@link dev.chainon.monitoring.query.Query} reads: it comes to one number
 * @param detail PromQL for dashboards alone, with several series; may be empty
 * @param alerts identifiers of the rules that watch it
 * @param noAlert why no rule watches it; there where alerts is empty
 */
public record Indicator(
        String id,
        Kind kind,
        ReferenceClock clock,
        String unit,
        String owner,
        Target target,
        Bilingual name,
        Bilingual formula,
        String query,
        String detail,
        List<String> alerts,
        Optional<Bilingual> noAlert) {

    /** What it speaks of. */
    public enum Kind {
        SERVICE,
        TECHNICAL,
        DECISION
    }

    public Indicator {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(target);
        alerts = List.copyOf(alerts);
        if (alerts.isEmpty() == noAlert.isEmpty()) {
            throw new IllegalArgumentException(
                    "indicator " + id + " needs either alerts, or no-alert with the reason why it has none");
        }
    }
}
