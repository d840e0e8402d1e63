package dev.chainon.monitoring.ticket;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Bodies as Alertmanager's documentation shows them, https://prometheus.io/docs/alerting/latest/configuration/#webhook_config. */
final class Posts {

    private Posts() {}

    static String alertmanager(JsonObject... alerts) {
        return new JsonObject()
                .put("version", "4")
                .put("groupKey", "{}:{alertname=\"LagHigh\"}")
                .put("truncatedAlerts", 0)
                .put("status", "firing")
                .put("receiver", "chainon")
                .put("groupLabels", new JsonObject().put("alertname", "LagHigh"))
                .put("commonLabels", new JsonObject())
                .put("commonAnnotations", new JsonObject())
                .put("externalURL", "http://alertmanager.example:9093")
                .put("alerts", new JsonArray(List.of(alerts)))
                .encode();
    }

    static JsonObject alert(String status, String name, String instance) {
        return new JsonObject()
                .put("status", status)
                .put(
                        "labels",
                        new JsonObject()
                                .put("alertname", name)
                                .put("instance", instance)
                                .put("severity", "critical"))
                .put(
                        "annotations",
                        new JsonObject()
                                .put("summary", name + " on " + instance)
                                .put("description", "told to ada@example.org"))
                .put("startsAt", "2026-05-01T10:00:00.000000001+02:00")
                .put("endsAt", "0001-01-01T00:00:00Z")
                .put("generatorURL", "http://prometheus.example:9090/graph?g0.expr=lag")
                .put("fingerprint", "c1d2e3f4a5b60718");
    }
}
