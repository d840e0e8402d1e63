package dev.chainon.monitoring.kpi.page;

import dev.chainon.monitoring.alert.WebhookMessage;
import dev.chainon.monitoring.kpi.AlertRule;
import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.kpi.Scale;
import io.vertx.core.json.Json;
import java.util.Map;

/** The alert rules as a file of Prometheus, and as an object of the operator that runs Prometheus on Kubernetes. */
public final class PrometheusRules {

    private PrometheusRules() {}

    /** YAML; every text is in JSON's quotation marks, which YAML reads too. */
    public static String yaml(Definitions definitions) {
        return Written.header() + groups(definitions);
    }

    /** The same groups as a {@code PrometheusRule}: kustomize cannot wrap a file. */
    public static String manifest(Definitions definitions) {
        return Written.header()
                + "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: chainon}\nspec:\n"
                + groups(definitions).indent(2);
    }

    private static String groups(Definitions definitions) {
        StringBuilder yaml = new StringBuilder("groups:\n  - name: chainon\n    interval: 15s\n    rules:\n");
        definitions.alerts().forEach(rule -> add(yaml, rule));
        return yaml.toString();
    }

    private static void add(StringBuilder yaml, AlertRule rule) {
        yaml.append("      - alert: ").append(rule.id()).append('\n');
        yaml.append("        expr: ").append(Json.encode(rule.query())).append('\n');
        yaml.append("        for: ").append(Scale.text(rule.hold())).append('\n');
        Map<String, String> labels = WebhookMessage.labels(rule);
        // Prometheus gives this one by itself.
        labels.remove("alertname");
        map(yaml, "        labels:", "          ", labels);
        map(yaml, "        annotations:", "          ", WebhookMessage.annotations(rule));
    }

    static void map(StringBuilder yaml, String title, String indent, Map<String, String> texts) {
        yaml.append(title).append('\n');
        texts.forEach((key, value) -> yaml.append(indent)
                .append(key)
                .append(": ")
                .append(Json.encode(value))
                .append('\n'));
    }
}
