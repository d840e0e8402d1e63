package dev.chainon.flights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.model.Costs;
import dev.chainon.core.model.Grouping;
import dev.chainon.flights.features.FlightFeatures;
import org.junit.jupiter.api.Test;

/** Whom a model serves less well: the borders of each group. */
class FlightGroupsTest {

    private static final long NOON_UTC = 1440L * 11_444 + 12 * 60;

    private final Flights flights = new Flights();
    private final float[] features = new float[flights.features().names().size()];

    private String group(String key) {
        Grouping grouping = flights.groupings().stream()
                .filter(g -> g.key().equals(key))
                .findFirst()
                .orElseThrow();
        return grouping.groups().get(grouping.group(features, NOON_UTC));
    }

    private String with(String feature, double value, String key) {
        features[FlightFeatures.place(feature)] = (float) value;
        return group(key);
    }

    @Test
    void theHourIsTheLocalOne() {
        assertThat(with("hours_since_four", 0, "hour")).isEqualTo("04-10");
        assertThat(with("hours_since_four", 5.99, "hour")).isEqualTo("04-10");
        assertThat(with("hours_since_four", 6, "hour")).isEqualTo("10-16");
        assertThat(with("hours_since_four", 12, "hour")).isEqualTo("16-20");
        assertThat(with("hours_since_four", 15.99, "hour")).isEqualTo("16-20");
        assertThat(with("hours_since_four", 16, "hour")).isEqualTo("20-04");
    }

    @Test
    void theDistanceIsInMiles() {
        assertThat(with("log_distance", Math.log(499.9), "distance")).isEqualTo("short");
        assertThat(with("log_distance", Math.log(500.1), "distance")).isEqualTo("medium");
        assertThat(with("log_distance", Math.log(999.9), "distance")).isEqualTo("medium");
        assertThat(with("log_distance", Math.log(1000.1), "distance")).isEqualTo("long");
    }

    /** Seven left in an hour: the ratio says how many usually do. */
    @Test
    void theSizeIsThatOfAUsualHour() {
        assertThat(usually(4.9)).isEqualTo("small");
        assertThat(usually(5.1)).isEqualTo("medium");
        assertThat(usually(19.9)).isEqualTo("medium");
        assertThat(usually(20.1)).isEqualTo("large");
    }

    private String usually(double departures) {
        double prior = FlightFeatures.CONGESTION_PRIOR;
        features[FlightFeatures.place("departures_origin_60")] = 7;
        return with("departures_origin_60_ratio", (7 + prior) / (departures + prior), "size");
    }

    /** In May: New York shows 8 where UTC has 12, and each zone to the west an hour less. */
    @Test
    void theRegionIsToldByItsClock() {
        assertThat(with("hours_since_four", 4, "region")).isEqualTo("eastern");
        assertThat(with("hours_since_four", 3, "region")).isEqualTo("central");
        assertThat(with("hours_since_four", 2, "region")).isEqualTo("mountain");
        assertThat(with("hours_since_four", 1, "region")).isEqualTo("pacific");
        assertThat(with("hours_since_four", 22, "region")).isEqualTo("other");
    }

    @Test
    void aMissedWarningIsWorthFourInVain() {
        assertThat(flights.costs()).isEqualTo(new Costs(1, 4));
        assertThat(flights.modelName()).isEqualTo("late-arrival");
        assertThat(flights.topicPrefix()).isEqualTo("flights");
        assertThat(flights.interestFields()).containsExactlyInAnyOrder("flight", "origin", "destination");
    }
}
