package dev.chainon.monitoring.alert;

import dev.chainon.monitoring.kpi.AlertRule;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * A change in the format in which Alertmanager calls a webhook, version 4
 * (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config): whoever takes Alertmanager's calls takes these.
 */
public final class WebhookMessage {

    /** What Alertmanager gives as the end of an alert that goes on. */
    private static final String NEVER = "0001-01-01T00:00:00Z";

    private WebhookMessage() {}

    /**
     * @param change an alert that fires or is resolved
     * @param monitor base address of the monitor, for links
     */
    public static JsonObject of(AlertChange change, String monitor) {
        String status = change.firing() ? "firing" : "resolved";
        Map<String, String> labels = labels(change.rule());
        JsonObject alert = new JsonObject()
                .put("status", status)
                .put("labels", object(labels))
                .put("annotations", object(annotations(change.rule())))
                .put("startsAt", change.startsAt().toString())
                .put("endsAt", change.endsAt().map(Instant::toString).orElse(NEVER))
                .put("generatorURL", monitor + "/alerts")
                .put("fingerprint", fingerprint(labels));
        return new JsonObject()
                .put("version", "4")
                .put("groupKey", "{}:{alertname=\"" + change.rule().id() + "\"}")
                .put("truncatedAlerts", 0)
                .put("status", status)
                .put("receiver", "chainon")
                .put("groupLabels", new JsonObject().put("alertname", change.rule().id()))
                .put("commonLabels", object(labels))
                .put("commonAnnotations", object(annotations(change.rule())))
                .put("externalURL", monitor)
                .put("alerts", new JsonArray().add(alert));
    }

    /** The labels of a rule, in Prometheus as here. */
    public static Map<String, String> labels(AlertRule rule) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("alertname", rule.id());
        labels.put("severity", lower(rule.severity()));
        labels.put("clock", lower(rule.clock()));
        return labels;
    }

    /** The annotations of a rule, in Prometheus as here. */
    public static Map<String, String> annotations(AlertRule rule) {
        return new TreeMap<>(Map.of(
                "summary", rule.says().en(),
                "summary_fr", rule.says().fr(),
                "action", rule.remedy().en(),
                "action_fr", rule.remedy().fr()));
    }

    private static JsonObject object(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::put);
        return object;
    }

    /** The same for the same labels: whoever is told twice knows it. */
    private static String fingerprint(Map<String, String> labels) {
        CRC32 sum = new CRC32();
        sum.update(labels.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(sum.getValue());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
