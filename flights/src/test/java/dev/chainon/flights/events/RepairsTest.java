package dev.chainon.flights.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.event.Field;
import dev.chainon.core.event.History;
import dev.chainon.core.event.Purified;
import dev.chainon.flights.Flights;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the stream says it repaired, from the records that a row of the history becomes. */
class RepairsTest {

    private static final Flights FLIGHTS = new Flights();

    private static List<List<String>> repairs(String stamp, long delay, long miles, String from, String to) {
        Object[] row = {LocalStamp.parse(stamp), delay, miles, from, to};
        return FLIGHTS.history().feed(row, 1).stream()
                .map(History.FeedRecord::json)
                .map(json -> FLIGHTS.parser().parse(json))
                .map(purified -> ((Purified.Clean<FlightEvent>) purified).repairs())
                .toList();
    }

    @Test
    void saysNothingOfAGoodRecord() {
        assertThat(repairs("2001-05-02T10:00", 12, 606, "ATL", "ORD")).containsExactly(List.of(), List.of());
        assertThat(repairs("2001-05-02T10:00", -12, 606, "ATL", "ORD")).containsExactly(List.of(), List.of());
    }

    @Test
    void addsADayToAnEarlyStamp() {
        assertThat(repairs("2001-05-02T00:40", 95, 606, "ATL", "ORD"))
                .containsExactly(List.of("stamp-day-early"), List.of("stamp-day-early"));
    }

    @Test
    void takesADayOffALateStamp_andOffTheDelay() {
        assertThat(repairs("2001-02-01T23:56", 1431, 1671, "PHX", "DTW"))
                .containsExactly(List.of("delay-wrapped-by-a-day"), List.of("delay-wrapped-by-a-day"));
        assertThat(repairs("2001-02-02T00:10", 1431, 1671, "PHX", "DTW").get(1))
                .as("after midnight the stamp is right")
                .containsExactly("delay-wrapped-by-a-day");
    }

    @Test
    void addsADayToADelayFarBelowNothing() {
        assertThat(repairs("2001-02-22T23:08", -953, 938, "EWR", "MCO"))
                .containsExactly(List.of(), List.of("delay-far-negative"));
    }

    @Test
    void flagsATimeThatClocksSkipped() {
        assertThat(repairs("2001-04-01T02:30", 3, 606, "ATL", "ORD"))
                .containsExactly(List.of("local-time-skipped"), List.of("local-time-skipped"));
    }

    @Test
    void theHistoryNamesWhatARowLacks() {
        History<FlightEvent> history = FLIGHTS.history();
        assertThat(history.source())
                .extracting(Field::name)
                .contains("date", "delay", "distance", "origin", "destination");
        assertThat(history.enrichment()).isPresent();
        int origin = history.source().stream().map(Field::name).toList().indexOf("origin");
        Object[] row = {LocalStamp.parse("2001-05-02T10:00"), 3L, 606L, "ATL", "ORD"};
        assertThat(history.assess(row).rejection()).isEmpty();
        row[origin] = null;
        assertThat(history.assess(row).rejection())
                .hasValueSatisfying(rejected -> assertThat(rejected.reason()).isEqualTo("column 'origin' is empty"));
        assertThat(history.assess(row).rejection()).get().extracting("rule").isEqualTo("field-missing");
    }

    @Test
    void rangesIncludeTheirBounds() {
        RowRules rules = new RowRules(FLIGHTS.contract());
        long most = 0;
        while (rules.delayInRange(most + 1)) {
            most++;
        }
        long least = 0;
        while (rules.delayInRange(least - 1)) {
            least--;
        }
        assertThat(most).isEqualTo(1200);
        assertThat(rules.rangeReason(most + 1))
                .isEqualTo("delay of " + (most + 1) + " minutes lies outside [" + least + ", " + most + "]");
    }
}
