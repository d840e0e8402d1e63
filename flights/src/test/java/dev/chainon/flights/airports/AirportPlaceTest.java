package dev.chainon.flights.airports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.observation.Place;
import org.junit.jupiter.api.Test;

class AirportPlaceTest {

    @Test
    void everyAirportIsAPlaceOnTheGlobe() {
        Airports airports = Airports.load();

        assertThat(airports.all())
                .allSatisfy(airport -> assertThat(airport.place().name()).isEqualTo(airport.code()));
        Place ohare = airports.get("ORD").place();
        assertThat(ohare.latitude()).isBetween(41.9, 42.1);
        assertThat(ohare.longitude()).isBetween(-88.0, -87.8);
    }
}
