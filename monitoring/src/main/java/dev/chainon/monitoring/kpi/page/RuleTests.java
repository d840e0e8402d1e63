package dev.chainon.monitoring.kpi.page;

import dev.chainon.monitoring.alert.WebhookMessage;
import dev.chainon.monitoring.kpi.AlertRule;
import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.kpi.Scale;
import io.vertx.core.json.Json;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Two unit tests for each alert rule in promtool's format: a case in which it must fire and one in which it must not. */
public final class RuleTests {

    /** How long the cases of a file last, and so how often all rules are evaluated in it: every rule at every step of every case takes its time. */
    public enum Pace {
        SHORT("1m"),
        LONG("15m");

        private static final Duration BORDER = Duration.ofHours(1);
        private final String step;

        Pace(String step) {
            this.step = step;
        }

        private boolean takes(AlertRule.Case given) {
            return given.at().compareTo(BORDER) > 0 == (this == LONG);
        }
    }

    private RuleTests() {}

    /** @param rules name of the file of rules, beside the tests */
    public static String yaml(Definitions definitions, String rules, Pace pace) {
        StringBuilder yaml = new StringBuilder(Written.header())
                .append("rule_files: [")
                .append(rules)
                .append("]\nevaluation_interval: ")
                .append(pace.step)
                .append("\ntests:\n");
        for (AlertRule rule : definitions.alerts()) {
            if (pace.takes(rule.fires())) {
                add(yaml, rule, "fires", rule.fires());
            }
            if (pace.takes(rule.silent())) {
                add(yaml, rule, "is silent", rule.silent());
            }
        }
        return yaml.toString();
    }

    private static void add(StringBuilder yaml, AlertRule rule, String what, AlertRule.Case given) {
        yaml.append("  - name: ").append(rule.id()).append(' ').append(what).append('\n');
        yaml.append("    interval: 1m\n    input_series:\n");
        series(yaml, given.series());
        yaml.append("    alert_rule_test:\n      - eval_time: ")
                .append(Scale.text(given.at()))
                .append("\n        alertname: ")
                .append(rule.id())
                .append('\n');
        if (given.equals(rule.fires())) {
            Map<String, String> labels = WebhookMessage.labels(rule);
            labels.remove("alertname");
            yaml.append("        exp_alerts:\n");
            PrometheusRules.map(yaml, "          - exp_labels:", "              ", labels);
            PrometheusRules.map(
                    yaml, "            exp_annotations:", "              ", WebhookMessage.annotations(rule));
        }
    }

    /** In the order of their selectors. */
    public static void series(StringBuilder yaml, Map<String, String> series) {
        new TreeMap<>(series)
                .forEach((selector, values) -> yaml.append("      - {series: ")
                        .append(Json.encode(selector))
                        .append(", values: ")
                        .append(Json.encode(values))
                        .append("}\n"));
    }
}
