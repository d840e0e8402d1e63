package dev.chainon.monitoring.ticket;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * One alert began to fire or stopped, as Alertmanager and the alerts of this process tell it.
 *
 * @param labels that identify it; {@code alertname} is among them
 * @param annotations sentences and addresses for people: {@code summary}, {@code description}, {@code dashboard}, {@code runbook_url}
 * @param starts when it began to fire
 */
public record AlertNotice(boolean firing, Map<String, String> labels, Map<String, String> annotations, Instant starts) {

    public AlertNotice {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        Objects.requireNonNull(starts);
        if (labels.getOrDefault("alertname", "").isBlank()) {
            throw new IllegalArgumentException("an alert has a label 'alertname'");
        }
    }

    public String name() {
        return labels.getOrDefault("alertname", "");
    }
}
