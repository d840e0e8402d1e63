package dev.chainon.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.model.Grouping;
import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import dev.chainon.flights.features.FlightFeatures;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlightPlacesTest {

    private static final List<String> CODES =
            List.of("ATL", "ORD", "DFW", "LAX", "JFK", "LGA", "SFO", "OAK", "HNL", "ANC", "SJU", "STT", "DEN", "MQT");

    private final Airports airports = Airports.load();
    private final List<Grouping> places = new Flights().places();

    private static float[] features(Airport from, Airport to, float sinceFour) {
        float[] features = new float[52];
        features[FlightFeatures.place("delta_latitude")] = (float) (to.latitude() - from.latitude());
        features[FlightFeatures.place("delta_longitude")] = (float) (to.longitude() - from.longitude());
        features[FlightFeatures.place("hours_since_four")] = sinceFour;
        return features;
    }

    private int place(String key, float[] features) {
        return places.stream()
                .filter(grouping -> grouping.key().equals(key))
                .findFirst()
                .orElseThrow()
                .group(features, 0);
    }

    @Test
    void theWayTellsBothAirports() {
        for (String from : CODES) {
            for (String to : CODES) {
                if (!from.equals(to)) {
                    float[] features = features(airports.get(from), airports.get(to), 3);
                    assertThat(place("origin", features))
                            .as(from + to)
                            .isEqualTo(airports.get(from).index());
                    assertThat(place("destination", features))
                            .isEqualTo(airports.get(to).index());
                }
            }
        }
    }

    @Test
    void routesAreSpreadOverTheTable_andThereAreAsManyGroupsAsNumbers() {
        Set<Integer> buckets = new HashSet<>();
        for (String from : CODES) {
            for (String to : CODES) {
                if (!from.equals(to)) {
                    buckets.add(place("route", features(airports.get(from), airports.get(to), 23.99f)));
                }
            }
        }
        assertThat(buckets).hasSizeGreaterThan(160).allMatch(bucket -> bucket >= 0 && bucket < 4096);
        assertThat(place("hour", features(airports.get("ATL"), airports.get("ORD"), 23.99f)))
                .isEqualTo(23);
        assertThat(places)
                .extracting(grouping -> grouping.groups().size())
                .containsExactly(airports.size(), airports.size(), 4096, 24);
    }

    @Test
    void refusesAWayBetweenNoTwoAirports() {
        float[] nowhere = features(airports.get("ATL"), airports.get("ORD"), 3);
        nowhere[FlightFeatures.place("delta_longitude")] += 0.4321f;

        assertThatThrownBy(() -> place("origin", nowhere)).hasMessageContaining("no two airports lie");
    }
}
