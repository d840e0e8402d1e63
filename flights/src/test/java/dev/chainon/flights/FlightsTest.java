package dev.chainon.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.model.ModelMetrics;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import dev.chainon.flights.events.FlightEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlightsTest {

    private final Flights flights = new Flights();

    @Test
    void survivesSerialization() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(flights);

        Object back = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(back).isInstanceOf(Flights.class);
        assertThat(bytes.size()).isLessThan(500);
    }

    @Test
    @Criterion("B3Cr6.time-zones")
    void patchesMarquetteToMichigan() {
        assertThat(Airports.load().get("MQT"))
                .extracting(Airport::state, a -> a.zone().name())
                .containsExactly("MI", "America/New_York");
    }

    @Test
    void answersARequest_withNowAsDefault() {
        FlightEvent asked = flights.instance(Map.of("origin", "ATL", "destination", "ORD"), 16_500_000);

        assertThat(asked.minute()).isEqualTo(16_500_000);
        assertThat(flights.describe(asked)).containsEntry("origin", "ATL").containsKey("destinationLat");
    }

    @Test
    void refusesARequest_namingTheField() {
        assertThatThrownBy(() -> flights.instance(Map.of("origin", "ATL", "destination", "XXX"), 0))
                .hasMessageContaining("'destination'");
        assertThatThrownBy(() -> flights.instance(Map.of("origin", 3), 0))
                .hasMessageContaining("'origin' must be the IATA code");
        assertThatThrownBy(
                        () -> flights.instance(Map.of("origin", "ATL", "destination", "ORD", "departure", "soon"), 0))
                .hasMessageContaining("'departure'");
        assertThatThrownBy(() -> flights.instance(
                        Map.of("origin", "ATL", "destination", "ORD", "departure", "-999999-05-01T06:15"), 0))
                .hasMessageContaining("'departure'");
    }

    @Test
    @Criterion("B2Cr1.gate")
    void gateRefusesAWeakAndALeakingModel() {
        assertThat(judge(0.86, 0.28).passed()).isFalse();
        assertThat(judge(0.92, 0.25).passed()).isFalse();
        assertThat(judge(0.89, 0.27).passed()).isTrue();
    }

    private dev.chainon.core.model.Gate.Verdict judge(double auc, double logLoss) {
        return flights.gate().judge(new ModelMetrics(auc, 0.7, logLoss, 0.08, 0.01, 1000, 200), Optional.empty(), 1e-7);
    }

    @Test
    void speaksBothLanguages() {
        assertThat(flights.wording("question", "fr"))
                .hasValueSatisfying(s -> assertThat(s).contains("retard"));
        assertThat(flights.wording("question", "en"))
                .hasValueSatisfying(s -> assertThat(s).contains("late"));
    }
}
