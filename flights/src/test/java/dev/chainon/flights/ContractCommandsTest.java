package dev.chainon.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.event.History;
import dev.chainon.core.event.Purified;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.events.FlightEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A change of the contract's text, and of nothing else, changes what rows and events become. */
class ContractCommandsTest {

    private static final String CONTRACT = Flights.packagedContract();
    private static final Object[] LATE_BY_900 = row(900, 606);
    private static final Object[] TWENTY_MILES_OFF = row(3, 626);

    @Test
    @Criterion("B3Cr6.contract")
    void changedRangeOfDelays_refusesTheRowAndTheEvent() {
        assertThat(rowRule(new Flights(), LATE_BY_900)).isEmpty();
        assertThat(eventRules(new Flights(), LATE_BY_900)).isEmpty();

        Flights strict = Flights.under(changed("{property: most, value: 1200}", "{property: most, value: 600}"));

        assertThat(rowRule(strict, LATE_BY_900)).containsExactly("delay-out-of-range");
        assertThat(eventRules(strict, LATE_BY_900)).containsExactly("delay-out-of-range");
    }

    @Test
    @Criterion("B3Cr6.contract")
    void changedToleranceOfDistances_refusesTheRowAndBothEvents() {
        assertThat(rowRule(new Flights(), TWENTY_MILES_OFF)).isEmpty();
        assertThat(eventRules(new Flights(), TWENTY_MILES_OFF)).isEmpty();

        Flights strict = Flights.under(
                changed("{property: tolerance_miles, value: 30}", "{property: tolerance_miles, value: 10}"));

        assertThat(rowRule(strict, TWENTY_MILES_OFF)).containsExactly("distance-implausible");
        assertThat(eventRules(strict, TWENTY_MILES_OFF))
                .containsExactly("distance-implausible", "distance-implausible");
    }

    @Test
    @Criterion("B3Cr6.contract")
    void changedContractTravelsWithTheCase() throws Exception {
        Flights strict = Flights.under(changed("{property: most, value: 1200}", "{property: most, value: 600}"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(strict);

        Flights back = (Flights) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(eventRules(back, LATE_BY_900)).containsExactly("delay-out-of-range");
    }

    @Test
    @Criterion("B3Cr6.contract")
    void changedOrderOfTheSourceColumns_isFollowed() {
        String distance = property("distance");
        String delay = property("delay");
        Flights swapped = Flights.under(changed(delay + distance, distance + delay));
        Object[] row = {LATE_BY_900[0], LATE_BY_900[2], LATE_BY_900[1], LATE_BY_900[3], LATE_BY_900[4]};

        assertThat(swapped.history().events(row, 1))
                .isEqualTo(new Flights().history().events(LATE_BY_900, 1));
    }

    @Test
    @Criterion("B3Cr6.contract")
    void contractThatTheCodeCannotFollow_isRefusedByNameOfBoth() {
        assertThatThrownBy(() -> Flights.under(changed("- name: delay_minutes", "- name: lateness")))
                .hasMessageContaining("column 'delay_minutes' of table 'events'")
                .hasMessageContaining("dev.chainon.flights.events");
        assertThatThrownBy(() -> Flights.under(changed("- name: airport-unknown", "- name: airport-strange")))
                .hasMessageContaining("rule 'airport-unknown'");
        assertThatThrownBy(() ->
                        Flights.under(changed("{property: action, value: flag}", "{property: action, value: drop}")))
                .hasMessageContaining("rule 'local-time-skipped'")
                .hasMessageContaining("the contract says DROP");
        assertThatThrownBy(() -> Flights.under(changed("minLength: 1, maxLength: 64", "minLength: 1")))
                .hasMessageContaining("maxLength");
    }

    private static String changed(String from, String to) {
        assertThat(CONTRACT).contains(from);
        return CONTRACT.replace(from, to);
    }

    /** The first property of that name, as it stands in the contract. */
    private static String property(String name) {
        int start = CONTRACT.indexOf("      - name: " + name + "\n");
        return CONTRACT.substring(start, CONTRACT.indexOf("      - name: ", start + 1));
    }

    private static List<String> rowRule(Flights flights, Object[] row) {
        return flights.history().assess(row).rejection().map(Purified.Rejected::rule).stream()
                .toList();
    }

    private static List<String> eventRules(Flights flights, Object[] row) {
        return new Flights()
                .history().feed(row, 1).stream()
                        .map(History.FeedRecord::json)
                        .map(flights.parser()::parse)
                        .filter(Purified.Rejected.class::isInstance)
                        .map(p -> ((Purified.Rejected<FlightEvent>) p).rule())
                        .toList();
    }

    private static Object[] row(long delay, long miles) {
        long minute = LocalDateTime.parse("2001-05-02T10:00").toEpochSecond(ZoneOffset.UTC) / 60;
        return new Object[] {minute, delay, miles, "ATL", "ORD"};
    }
}
