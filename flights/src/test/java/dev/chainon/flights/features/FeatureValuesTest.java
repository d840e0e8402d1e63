package dev.chainon.flights.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.features.FeatureEngine;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.events.Arrival;
import dev.chainon.flights.events.Departure;
import dev.chainon.flights.events.Flight;
import dev.chainon.flights.events.FlightEvent;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Values worked out by hand from the formulas of the data sheet. */
class FeatureValuesTest {

    /** 2001-05-01T14:00Z: 10:00 in Atlanta, a Tuesday. */
    private static final long NOON = 16_478_760L;

    private static final Offset<Float> TIGHT = Offset.offset(1e-6f);

    private final FeatureEngine<FlightEvent> engine = SampleLog.FEATURES.newEngine();

    @Test
    @Criterion("B3Cr6.enrichment")
    void calendarSaysTenOClockOnATuesday() {
        float[] v = depart("ATL", "ORD", NOON);

        assertThat(value(v, "hours_since_four")).isEqualTo(6f);
        assertThat(value(v, "tuesday")).isEqualTo(1f);
        assertThat(value(v, "monday")).isZero();
        assertThat(value(v, "holiday_within_3")).isZero();
        assertThat(value(v, "time_sin")).isCloseTo((float) Math.sin(2 * Math.PI * 600 / 1440), TIGHT);
        assertThat(value(v, "minute_multiple_of_5")).isEqualTo(1f);
    }

    @Test
    @Criterion("B1Cr2.formulas")
    void networkSharePullsTowardsAFifthWithTwenty() {
        arrive("ATL", "ORD", NOON - 30, 40);
        arrive("DFW", "ORD", NOON - 20, 0);
        float[] v = depart("ORD", "ATL", NOON);

        assertThat(value(v, "network_60_late_share")).isCloseTo((1 + 0.2f * 20) / 22, TIGHT);
        assertThat(value(v, "network_60_mean_delay")).isCloseTo((40 + 5 * 20) / 22f, TIGHT);
        assertThat(value(v, "landed_origin_60_count")).isEqualTo(2f);
        assertThat(value(v, "landed_origin_60_late_share")).isCloseTo((1 + 4 * (5 / 22f)) / 6, TIGHT);
        assertThat(value(v, "landed_destination_60_count")).isZero();
    }

    @Test
    void windowsAreHalfOpen() {
        arrive("ATL", "ORD", NOON - 61, 40);
        arrive("ATL", "ORD", NOON - 60, 40);
        arrive("ATL", "ORD", NOON, 40);
        float[] v = depart("ORD", "ATL", NOON);

        assertThat(value(v, "landed_origin_60_count"))
                .as("of t-61, t-60 and t only t-60 counts")
                .isEqualTo(1f);
        assertThat(value(v, "landed_origin_180_count")).isEqualTo(2f);
    }

    @Test
    void clipsDelays() {
        arrive("ATL", "ORD", NOON - 10, 900);
        float[] v = depart("ORD", "ATL", NOON);

        assertThat(value(v, "network_60_mean_delay")).isCloseTo((180 + 5 * 20) / 21f, TIGHT);
    }

    @Test
    void countsDeparturesBeforeThisMinuteOnly() {
        depart("ATL", "ORD", NOON - 1);
        depart("ATL", "DFW", NOON);
        float[] v = depart("ATL", "ORD", NOON);

        assertThat(value(v, "departures_origin_60")).isEqualTo(1f);
        assertThat(value(v, "bound_for_destination_180")).isEqualTo(1f);
        assertThat(value(v, "slot_missing_departures"))
                .as("none expected, one seen")
                .isEqualTo(-1f);
    }

    @Test
    @Criterion("B1Cr2.formulas")
    void timetableComesBackFromYesterday() {
        Flight yesterday = flight("ATL", "ORD", NOON - 1440 - 60);
        engine.accept(new Departure(yesterday), new float[52]);
        engine.accept(new Arrival(yesterday, 20), new float[52]);
        float[] v = depart("ATL", "ORD", NOON - 60);

        assertThat(value(v, "slot_flights_a_day")).isEqualTo(1f);
        assertThat(value(v, "slot_late_rate")).isCloseTo((1 + 2 * value(v, "route_late_rate")) / 3, TIGHT);
        assertThat(value(v, "log_route_flights")).isCloseTo((float) Math.log(2), TIGHT);
        assertThat(value(v, "origin_late_rate")).isCloseTo((1 + 30 * (1 + 0.2f * 20) / 21) / 31, TIGHT);
    }

    private float[] depart(String from, String to, long minute) {
        float[] vector = new float[52];
        assertThat(engine.accept(new Departure(flight(from, to, minute)), vector))
                .isTrue();
        return vector;
    }

    /** An arrival that becomes known at the given minute. */
    private void arrive(String from, String to, long knownMinute, int delay) {
        Flight probe = flight(from, to, 0);
        long departure = knownMinute - Flight.blockMinutes(probe.distanceMiles()) - Math.max(delay, 0);
        engine.accept(new Arrival(flight(from, to, departure), delay), new float[52]);
    }

    private static Flight flight(String from, String to, long minute) {
        int miles = (int) Math.round(SampleLog.AIRPORTS.get(from).milesTo(SampleLog.AIRPORTS.get(to)));
        return new Flight(from + to + minute, from, to, miles, minute);
    }

    private static float value(float[] vector, String feature) {
        return vector[SampleLog.FEATURES.names().indexOf(feature)];
    }
}
