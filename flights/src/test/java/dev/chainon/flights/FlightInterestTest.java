package dev.chainon.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FlightInterestTest {

    private final Flights flights = new Flights();

    @Test
    void aFlightIsOfInterestToWhoAskedForItOrForItsRoute() {
        assertThat(flights.interests("2001-05-01-ATL-ORD-0615-1", Map.of("origin", "ATL", "destination", "ORD")))
                .containsExactly("2001-05-01-ATL-ORD-0615-1", "ATL-ORD");
        assertThat(flights.interests("something else", Map.of())).containsExactly("something else");
    }

    @Test
    void readsAFlightOrARoute() {
        assertThat(flights.interest(Map.of("flight", "2001-05-01-ATL-ORD-0615-1")))
                .isEqualTo("2001-05-01-ATL-ORD-0615-1");
        assertThat(flights.interest(Map.of("origin", "atl", "destination", " ORD ")))
                .isEqualTo("ATL-ORD");
    }

    @Test
    void saysWhichFieldIsWrong() {
        assertThatThrownBy(() -> flights.interest(Map.of())).hasMessageContaining("'origin' must be the IATA code");
        assertThatThrownBy(() -> flights.interest(Map.of("origin", "ATL")))
                .hasMessageContaining("'destination' must be the IATA code");
        assertThatThrownBy(() -> flights.interest(Map.of("origin", "ATL", "destination", "ATL")))
                .hasMessageContaining("must differ");
        assertThatThrownBy(() -> flights.interest(Map.of("origin", "ATL", "destination", "XQZ")))
                .hasMessageContaining("'destination': the airport 'XQZ'");
        assertThatThrownBy(() -> flights.interest(Map.of("flight", "AF 1; --")))
                .hasMessageContaining("'flight' must be the name of a flight");
    }
}
