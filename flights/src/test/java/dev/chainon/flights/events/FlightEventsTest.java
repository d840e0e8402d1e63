package dev.chainon.flights.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.event.History;
import dev.chainon.core.event.Purified;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FlightEventsTest {

    private static final Flights FLIGHTS = new Flights();
    private static final Contract CONTRACT = FLIGHTS.contract();

    @Test
    @Criterion("B3Cr6.rules")
    void addsADay_whenADepartureAfterMidnightWasStampedEarly() {
        Object[] row = row("2001-05-02T00:40", 95, 606, "ATL", "ORD");

        History.Assessment assessment = FLIGHTS.history().assess(row);

        assertThat(assessment.repairs()).containsExactly("stamp-day-early");
        assertThat(assessment.key()).isEqualTo("2001-05-03-ATL-ORD-0040");
        assertThat(assessment.minute()).isEqualTo(LocalStamp.parse("2001-05-03T04:40"));
    }

    @Test
    @Criterion("B3Cr6.rules")
    void keepsTheStamp_whenTheDelayDoesNotReachBackOverMidnight() {
        assertThat(FLIGHTS.history()
                        .assess(row("2001-05-02T02:00", 60, 606, "ATL", "ORD"))
                        .repairs())
                .isEmpty();
    }

    @Test
    @Criterion("B3Cr6.rules")
    void takesADayOff_whenTheDelayWasCountedFromTheWrongDay() {
        Object[] row = row("2001-02-01T23:56", 1431, 1671, "PHX", "DTW");

        assertThat(FLIGHTS.history().assess(row).repairs()).containsExactly("delay-wrapped-by-a-day");
        assertThat(FLIGHTS.history().assess(row).key()).isEqualTo("2001-01-31-PHX-DTW-2356");
        assertThat(FLIGHTS.history().events(row, 1).get(1))
                .isInstanceOfSatisfying(
                        Arrival.class, a -> assertThat(a.delayMinutes()).isEqualTo(-9));
    }

    @Test
    @Criterion("B3Cr6.rules")
    void addsADayToADelay_whenFarNegative() {
        Object[] row = row("2001-02-22T23:08", -953, 938, "EWR", "MCO");

        assertThat(FLIGHTS.history().events(row, 1).get(1))
                .isInstanceOfSatisfying(
                        Arrival.class, a -> assertThat(a.delayMinutes()).isEqualTo(487));
    }

    @Test
    @Criterion("B3Cr6.rules")
    void refusesTheArrivalAndKeepsTheDeparture_whenDelayOutOfRange() {
        Object[] row = row("2001-05-02T10:00", 1201, 606, "ATL", "ORD");

        assertThat(FLIGHTS.history().assess(row).rejection())
                .get()
                .extracting("rule")
                .isEqualTo("delay-out-of-range");
        assertThat(FLIGHTS.history().events(row, 1)).singleElement().isInstanceOf(Departure.class);
    }

    @Test
    @Criterion("B3Cr6.rules")
    @Criterion("B3Cr6.time-zones")
    void flagsATimeThatClocksSkipped() {
        History.Assessment assessment = FLIGHTS.history().assess(row("2001-04-01T02:30", 0, 606, "ATL", "ORD"));

        assertThat(assessment.repairs()).containsExactly("local-time-skipped");
        assertThat(assessment.minute()).isEqualTo(LocalStamp.parse("2001-04-01T07:30"));
    }

    @Test
    void tellsFlightsOfTheSameMinuteAndRouteApart() {
        Object[] row = row("2001-05-02T10:00", 3, 606, "ATL", "ORD");

        assertThat(FLIGHTS.history().events(row, 1).get(0).id()).isEqualTo("2001-05-02-ATL-ORD-1000-1/departure");
        assertThat(FLIGHTS.history().events(row, 2).get(0).id()).isEqualTo("2001-05-02-ATL-ORD-1000-2/departure");
    }

    @Property(tries = 2000, seed = "7")
    @Criterion("B3Cr4.same-rules")
    @Criterion("B1Cr5.properties")
    void eventRulesGiveTheEventsOfTheRowRules_withoutTheOutcome(@ForAll("rows") Object[] row) {
        History.Assessment assessment = FLIGHTS.history().assess(row);
        List<FlightEvent> events = FLIGHTS.history().events(row, 1);

        List<FlightEvent> parsed = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        for (History.FeedRecord sent : FLIGHTS.history().feed(row, 1)) {
            Purified<FlightEvent> purified = FLIGHTS.parser().parse(sent.json());
            if (purified instanceof Purified.Clean<FlightEvent> clean) {
                parsed.add(clean.value());
                assertThat(clean.value().minute()).isEqualTo(sent.minute());
            } else if (purified instanceof Purified.Rejected<FlightEvent> rejected) {
                rules.add(rejected.rule());
            }
        }

        assertThat(parsed).isEqualTo(events);
        assertThat(rules)
                .isEqualTo(assessment.rejection().map(r -> List.of(r.rule())).orElse(List.of()));
    }

    @Provide
    Arbitrary<Object[]> rows() {
        Arbitrary<Long> days = Arbitraries.longs()
                .between(LocalStamp.parse("2001-01-01T00:00") / 1440, LocalStamp.parse("2001-06-30T00:00") / 1440);
        Arbitrary<Integer> minutes = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.integers().between(0, 1439)),
                net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 299)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(1405, 1439)));
        Arbitrary<Integer> delays = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.integers().between(-60, 300)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(1370, 1460)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(-1400, 1900)));
        return Combinators.combine(days, minutes, delays)
                .as((day, minute, delay) -> new Object[] {day * 1440 + minute, (long) delay, 606L, "ATL", "ORD"});
    }

    @Test
    @Criterion("B3Cr5.survives-dirt")
    @Criterion("B3Cr6.rules")
    void rejectsEachKindOfDirtByItsRule() {
        String good = new String(
                FLIGHTS.history()
                        .feed(row("2001-05-02T10:00", 3, 606, "ATL", "ORD"), 1)
                        .get(1)
                        .json(),
                StandardCharsets.UTF_8);

        assertThat(rule("")).isEqualTo("record-malformed");
        assertThat(rule("{\"type\":")).isEqualTo("record-malformed");
        assertThat(reason("{\"type\":\"departure\""))
                .contains("line: 1, column: 1")
                .doesNotContain("Source");
        assertThat(rule("[1,2]")).isEqualTo("record-malformed");
        assertThat(rule(good + "x")).isEqualTo("record-malformed");
        assertThat(rule(good.replace("}", ",\"delay\":4}"))).isEqualTo("record-malformed");
        assertThat(rule(good.replace("\"origin\":\"ATL\",", ""))).isEqualTo("field-missing");
        assertThat(rule(good.replace("\"ATL\"", "null"))).isEqualTo("field-missing");
        assertThat(rule(good.replace("606", "\"606\""))).isEqualTo("field-type-wrong");
        assertThat(rule(good.replace("606", "606.5"))).isEqualTo("field-type-wrong");
        assertThat(rule(good.replace("\"arrival\"", "\"taxi\""))).isEqualTo("field-type-wrong");
        assertThat(rule(good.replace("2001-05-02T10:00", "yesterday"))).isEqualTo("field-type-wrong");
        assertThat(rule(good.replace("\"ATL\"", "\"ZZZ\""))).isEqualTo("airport-unknown");
        assertThat(rule(good.replace("\"ORD\"", "\"ATL\""))).isEqualTo("airport-unknown");
        assertThat(rule(good.replace("606", "6060"))).isEqualTo("distance-implausible");
        assertThat(rule(good.replace("2001-05-02T10:00", "2001-05-12T10:00"))).isEqualTo("stamp-far-from-clock");
        assertThat(rule("x".repeat(70_000))).isEqualTo("record-malformed");
    }

    @Test
    @Criterion("B3Cr5.survives-dirt")
    void refusesYearsThatCalendarsAreNotMadeFor() {
        String good = new String(
                FLIGHTS.history()
                        .feed(row("2001-05-02T10:00", 3, 606, "ATL", "ORD"), 1)
                        .get(0)
                        .json(),
                StandardCharsets.UTF_8);

        for (String year : List.of("-999999", "-0001", "+10000", "+999999999")) {
            assertThat(rule(good.replace(":\"2001-", ":\"" + year + "-"))).isEqualTo("field-type-wrong");
        }
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        String good = new String(
                FLIGHTS.history()
                        .feed(row("2001-05-02T10:00", 3, 606, "ATL", "ORD"), 1)
                        .get(0)
                        .json(),
                StandardCharsets.UTF_8);

        assertThat(FLIGHTS.parser().parse(bytes(good.replace("}", ",\"gate\":{\"n\":[1]}}"))))
                .isInstanceOf(Purified.Clean.class);
    }

    @Property(tries = 2000, seed = "8")
    void neverThrows_andNamesARuleOfTheContract(@ForAll byte[] raw) {
        if (FLIGHTS.parser().parse(raw) instanceof Purified.Rejected<FlightEvent> rejected) {
            assertThat(CONTRACT.rules()).containsKey(rejected.rule());
        }
    }

    @Property(tries = 3000, seed = "9")
    @Criterion("B1Cr5.robustness")
    @Criterion("B1Cr5.properties")
    void neverThrows_onADamagedRecord(@ForAll("damaged") byte[] raw) {
        if (FLIGHTS.parser().parse(raw) instanceof Purified.Rejected<FlightEvent> rejected) {
            assertThat(CONTRACT.rules()).containsKey(rejected.rule());
            assertThat(rejected.reason()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        byte[] good = FLIGHTS.history()
                .feed(row("2001-05-02T10:00", 3, 606, "ATL", "ORD"), 1)
                .get(1)
                .json();
        return Combinators.combine(
                        Arbitraries.integers().between(0, good.length - 1),
                        Arbitraries.bytes(),
                        Arbitraries.integers().between(0, 3))
                .as((at, with, cut) -> {
                    byte[] bad = java.util.Arrays.copyOf(good, cut == 0 ? at : good.length);
                    if (cut > 0) {
                        bad[at] = with;
                    }
                    return bad;
                });
    }

    @Test
    void flatFormGoesThereAndBack() {
        for (FlightEvent event : FLIGHTS.history().events(row("2001-05-02T10:00", 3, 606, "ATL", "ORD"), 1)) {
            assertThat(FLIGHTS.eventSchema().fromRow(FLIGHTS.eventSchema().toRow(event)))
                    .isEqualTo(event);
        }
    }

    private static String rule(String raw) {
        return FLIGHTS.parser().parse(bytes(raw)) instanceof Purified.Rejected<FlightEvent> rejected
                ? rejected.rule()
                : "clean";
    }

    private static String reason(String raw) {
        return ((Purified.Rejected<FlightEvent>) FLIGHTS.parser().parse(bytes(raw))).reason();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Object[] row(String date, long delay, long distance, String origin, String destination) {
        return new Object[] {LocalStamp.parse(date), delay, distance, origin, destination};
    }
}
