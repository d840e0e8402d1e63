package dev.chainon.monitoring.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerBodyTest {

    @Test
    void readsVersion4_withBothKindsAndTheirAddresses() {
        List<AlertNotice> alerts = AlertmanagerBody.read(Posts.alertmanager(
                Posts.alert("firing", "LagHigh", "serving-1"), Posts.alert("resolved", "LagHigh", "serving-2")));

        assertThat(alerts).extracting(AlertNotice::firing).containsExactly(true, false);
        assertThat(alerts.get(0).labels())
                .containsEntry("instance", "serving-1")
                .containsEntry("severity", "critical");
        assertThat(alerts.get(0).annotations())
                .containsEntry("summary", "LagHigh on serving-1")
                .containsEntry("externalURL", "http://alertmanager.example:9093")
                .containsEntry("generatorURL", "http://prometheus.example:9090/graph?g0.expr=lag");
        assertThat(alerts.get(0).starts()).isEqualTo(Instant.parse("2026-05-01T08:00:00.000000001Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | not a JSON object",
                "{\"version\":\"3\",\"alerts\":[]} | must be \"4\", not 3",
                "{\"version\":\"4\"} | no array 'alerts'",
                "{\"version\":\"4\",\"alerts\":[{\"status\":\"odd\"}]} | not 'odd'",
                "{\"version\":\"4\",\"alerts\":[1]} | another type",
                "{\"version\":\"4\",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"a\":1}}]} | another type",
                "{\"version\":\"4\",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"x\"},\"startsAt\":\"now\"}]} | not 'now'",
                "{\"version\":\"4\",\"alerts\":[{\"status\":\"firing\",\"labels\":{},\"startsAt\":\"2026-05-01T08:00:00Z\"}]} | label 'alertname'",
            })
    void saysWhatIsWrong(String body, String sentence) {
        assertThatThrownBy(() -> AlertmanagerBody.read(body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
