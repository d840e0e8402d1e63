package dev.chainon.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.chainon.monitoring.kpi.Definitions;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final AlertChange FIRING = new AlertChange(
            Definitions.packaged().alert("StreamSilent"),
            Instant.parse("2026-05-01T12:00:00Z"),
            Optional.empty(),
            0);

    @Test
    void callsInAlertmanagersFormat_andTakesAnErrorForARefusal() throws Exception {
        List<JsonObject> calls = new CopyOnWriteArrayList<>();
        int[] answer = {503};
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            calls.add(new JsonObject(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer[0], -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            Webhook webhook = new Webhook(URI.create(address + "/hook"), "http://monitor");

            assertThatThrownBy(() -> webhook.changed(FIRING)).hasMessageContaining("503");
            answer[0] = 200;
            webhook.changed(FIRING);
            webhook.changed(new AlertChange(
                    FIRING.rule(), FIRING.startsAt(), Optional.of(FIRING.startsAt().plusSeconds(90)), 0));
        } finally {
            server.stop(0);
        }

        assertThat(calls).hasSize(3);
        JsonObject firing = calls.get(1);
        assertThat(firing.getString("version")).isEqualTo("4");
        assertThat(firing.getString("status")).isEqualTo("firing");
        JsonObject alert = firing.getJsonArray("alerts").getJsonObject(0);
        assertThat(alert.getJsonObject("labels").getString("alertname")).isEqualTo("StreamSilent");
        assertThat(alert.getJsonObject("labels").getString("severity")).isEqualTo("page");
        assertThat(alert.getJsonObject("annotations").getString("summary")).contains("No clean event");
        assertThat(alert.getString("startsAt")).isEqualTo("2026-05-01T12:00:00Z");
        assertThat(alert.getString("endsAt")).isEqualTo("0001-01-01T00:00:00Z");
        JsonObject resolved = calls.get(2).getJsonArray("alerts").getJsonObject(0);
        assertThat(resolved.getString("status")).isEqualTo("resolved");
        assertThat(resolved.getString("endsAt")).isEqualTo("2026-05-01T12:01:30Z");
        assertThat(resolved.getString("fingerprint")).isEqualTo(alert.getString("fingerprint"));
    }
}
