package dev.chainon.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.request.BadRequestException;
import dev.chainon.core.request.FieldFault;
import dev.chainon.core.request.RequestField;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import dev.chainon.flights.events.FlightEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** A row of five columns knows no zone, place, distance in degrees or holiday: Independence Day in Chicago, from a city two zones away. */
    @Test
    @Criterion("B3Cr6.enrichment")
    void aRowBecomesAFlightWithAirportsZoneDistanceAndCalendar() {
        long local = LocalDateTime.parse("2001-07-04T09:30").toEpochSecond(ZoneOffset.UTC) / 60;
        FlightEvent departure = flights.history()
                .events(new Object[] {local, 5L, 1744L, "LAX", "ORD"}, 1)
                .get(0);
        float[] vector = new float[flights.features().names().size()];

        boolean written = flights.features().newEngine().accept(departure, vector);

        assertThat(written).isTrue();
        assertThat(departure.minute()).as("UTC, by the zone of the origin").isEqualTo(local + 7 * 60);
        assertThat(flights.describe(departure))
                .containsEntry("originCity", "Los Angeles")
                .containsEntry("destinationCity", "Chicago")
                .containsEntry("local", "09:30")
                .containsEntry("originLat", "33.9425")
                .containsEntry("destinationLon", "-87.9045");
        assertThat(value(vector, "hours_since_four")).isEqualTo(5.5f);
        assertThat(value(vector, "wednesday")).isEqualTo(1);
        assertThat(value(vector, "thursday")).isZero();
        assertThat(value(vector, "holiday_within_1")).isEqualTo(1);
        assertThat(value(vector, "log_distance")).isEqualTo((float) StrictMath.log(1744));
        assertThat(value(vector, "delta_longitude")).isBetween(30f, 31f);
        assertThat(value(vector, "delta_latitude")).isBetween(8f, 8.1f);
    }

    private float value(float[] vector, String feature) {
        return vector[flights.features().names().indexOf(feature)];
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
    void namesEveryWrongFieldOfARequest_atOnce() {
        assertThatThrownBy(() -> flights.instance(Map.of("origin", "QQQ", "departure", "soon"), 0))
                .isInstanceOfSatisfying(BadRequestException.class, e -> assertThat(e.faults())
                        .extracting(FieldFault::field)
                        .containsExactly("origin", "destination", "departure"));
    }

    @Test
    void takesTheFieldsThatItNames() {
        Map<String, Object> examples =
                flights.request().stream().collect(Collectors.toMap(RequestField::name, RequestField::example));
        Map<String, String> facts = flights.describe(flights.instance(examples, 0));

        assertThat(facts)
                .containsEntry("local", "06:15")
                .containsKeys(flights.boards().toArray(String[]::new));
    }

    @Test
    @Criterion("B2Cr3.hand-made")
    void theHandMadeRuleKnowsTheHour_andWhatLandedLate() {
        assertThat(ruled(2, 0.1f)).isEqualTo(0.1f);
        assertThat(ruled(9, 0.1f)).isEqualTo(0.2f);
        assertThat(ruled(14, 0.1f)).isEqualTo(0.3f);
        assertThat(ruled(14, 0.5f)).isEqualTo(0.6f);
    }

    private float ruled(float hoursSinceFour, float landedLate) {
        List<String> names = flights.features().names();
        float[] vector = new float[names.size()];
        vector[names.indexOf("hours_since_four")] = hoursSinceFour;
        vector[names.indexOf("landed_origin_180_late_share")] = landedLate;
        return flights.baseline().probability(vector);
    }

    /** At 14:20 UTC on 2001-07-04 it was 10:20 in New York and 07:20 in Los Angeles. */
    @Test
    @Criterion("B2Cr1.groups")
    void everyFlightHasItsGroups() {
        long minute = LocalDateTime.parse("2001-07-04T14:20").toEpochSecond(ZoneOffset.UTC) / 60;

        assertThat(groups("JFK", "BOS", minute)).containsExactly("10-16", "small", "eastern", "short");
        assertThat(groups("LAX", "ORD", minute)).containsExactly("04-10", "small", "pacific", "long");
        assertThat(groups("HNL", "LAX", minute)).contains("04-10", "other", "long");
    }

    private List<String> groups(String origin, String destination, long minute) {
        float[] vector = new float[flights.features().names().size()];
        FlightEvent departure = flights.instance(Map.of("origin", origin, "destination", destination), minute);
        flights.features().newEngine().peek(departure, vector);
        return flights.groupings().stream()
                .map(grouping -> grouping.groups().get(grouping.group(vector, departure.minute())))
                .toList();
    }

    @Test
    void staticFeaturesNeedNoStream() {
        assertThat(flights.features().staticNames())
                .hasSize(22)
                .isSubsetOf(flights.features().names())
                .noneMatch(name -> name.matches("(slot|network|landed|left|route_360|departures|bound).*"));
    }

    @Test
    void speaksBothLanguages() {
        assertThat(flights.wording("question", "fr"))
                .hasValueSatisfying(s -> assertThat(s).contains("retard"));
        assertThat(flights.wording("question", "en"))
                .hasValueSatisfying(s -> assertThat(s).contains("late"));
    }
}
