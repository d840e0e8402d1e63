package dev.chainon.monitoring.ticket;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Alertmanager posts to a webhook, version 4 of its JSON
 * (<a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">webhook_config</a>).
 */
final class AlertmanagerBody {

    private AlertmanagerBody() {}

    /** @throws IllegalArgumentException with what is wrong, for the sender to read */
    static List<AlertNotice> read(String body) {
        try {
            JsonObject root = new JsonObject(body);
            if (!"4".equals(root.getString("version"))) {
                throw new IllegalArgumentException(
                        "the webhook's version must be \"4\", not " + root.getValue("version"));
            }
            JsonArray alerts = root.getJsonArray("alerts");
            if (alerts == null) {
                throw new IllegalArgumentException("the body has no array 'alerts'");
            }
            String external = root.getString("externalURL", "");
            return alerts.stream()
                    .map(alert -> notice((JsonObject) alert, external))
                    .toList();
        } catch (DecodeException e) {
            throw new IllegalArgumentException("the body is not a JSON object", e);
        } catch (ClassCastException e) {
            throw new IllegalArgumentException("a field of the body is of another type than Alertmanager's", e);
        }
    }

    private static AlertNotice notice(JsonObject alert, String external) {
        String status = alert.getString("status", "");
        if (!status.equals("firing") && !status.equals("resolved")) {
            throw new IllegalArgumentException("an alert's status is firing or resolved, not '" + status + "'");
        }
        Map<String, String> annotations = texts(alert, "annotations");
        Optional.ofNullable(alert.getString("generatorURL"))
                .filter(url -> !url.isEmpty())
                .ifPresent(url -> annotations.put("generatorURL", url));
        if (!external.isEmpty()) {
            annotations.put("externalURL", external);
        }
        return new AlertNotice(status.equals("firing"), texts(alert, "labels"), annotations, starts(alert));
    }

    private static Map<String, String> texts(JsonObject alert, String field) {
        Map<String, String> texts = new HashMap<>();
        Optional.ofNullable(alert.getJsonObject(field))
                .ifPresent(object -> object.forEach(entry -> texts.put(entry.getKey(), (String) entry.getValue())));
        texts.values().removeIf(java.util.Objects::isNull);
        return texts;
    }

    private static Instant starts(JsonObject alert) {
        String text = alert.getString("startsAt", "");
        try {
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("an alert's startsAt must be a time of RFC 3339, not '" + text + "'", e);
        }
    }
}
