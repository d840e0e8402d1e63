package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.RuleKind;
import dev.chainon.core.event.History;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Purified;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.ingestion.history.Numbering;
import dev.chainon.streams.Admission;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Deduplicator;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each rule of the contract, in each of its kinds, on what it must take and on its neighbour, which it must leave. */
class EachRuleTest {

    private static final Flights FLIGHTS = new Flights();
    private static final String ARRIVAL =
            records(row("2001-05-02T10:00", 3, 606, "ORD")).get(1);
    private static final long MOST_APART =
            FLIGHTS.contract().rule("stamp-far-from-clock").parameter("tolerance_minutes");

    /**
     * One rule in one of its kinds.
     *
     * @param taken the rules that what it must take meets
     * @param left the rules that what it must leave meets
     */
    private record Trial(String rule, RuleKind kind, Set<String> taken, Set<String> left) {}

    @Test
    @Criterion("B3Cr6.rules")
    void takesWhatItMustTake_andLeavesItsNeighbour() {
        for (Trial trial : trials()) {
            assertThat(trial.taken()).as("%s must take", trial).contains(trial.rule());
            assertThat(trial.left()).as("%s must leave", trial).doesNotContain(trial.rule());
        }
    }

    @Test
    @Criterion("B3Cr6.rules")
    void noRuleOfTheContractIsLeftOut() {
        Set<String> tried = trials().stream()
                .map(trial -> trial.rule() + " " + trial.kind())
                .collect(Collectors.toSet());
        Set<String> promised = FLIGHTS.contract().rules().values().stream()
                .flatMap(rule -> rule.kinds().stream().map(kind -> rule.name() + " " + kind))
                .collect(Collectors.toSet());

        assertThat(tried).isEqualTo(promised);
    }

    private static List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        // 40 minutes after midnight: 25 minutes of delay reach back to the day before, 24 do not.
        both(trials, "stamp-day-early", at("2001-05-02T00:40", 25), at("2001-05-02T00:40", 24));
        both(trials, "delay-wrapped-by-a-day", at("2001-05-02T23:30", 1380), at("2001-05-02T23:30", 1379));
        both(trials, "delay-far-negative", at("2001-05-02T10:00", -601), at("2001-05-02T10:00", -600));
        both(trials, "local-time-skipped", at("2001-04-01T02:59", 0), at("2001-04-01T03:00", 0));
        both(trials, "delay-out-of-range", at("2001-05-02T10:00", 1201), at("2001-05-02T10:00", 1200));
        both(trials, "delay-out-of-range", at("2001-05-02T10:00", -61), at("2001-05-02T10:00", -60));
        both(
                trials,
                "distance-implausible",
                row("2001-05-02T10:00", 3, 640, "ORD"),
                row("2001-05-02T10:00", 3, 630, "ORD"));
        rows(trials, "airport-unknown", row("2001-05-02T10:00", 3, 606, "?Q?"), at("2001-05-02T10:00", 3));
        rows(trials, "airport-unknown", row("2001-05-02T10:00", 3, 606, "ATL"), at("2001-05-02T10:00", 3));
        rows(trials, "field-missing", new Object[] {null, 3L, 606L, "ATL", "ORD"}, at("2001-05-02T10:00", 3));
        trials.add(new Trial(
                "row-duplicated",
                RuleKind.ROW,
                second(at("2001-05-02T10:00", 3), at("2001-05-02T10:00", 3)),
                second(at("2001-05-02T10:00", 3), at("2001-05-02T10:00", 4))));
        records(trials, "record-malformed", ARRIVAL + "x", ARRIVAL + " ");
        records(trials, "record-malformed", padded(65_537), padded(65_536));
        records(trials, "field-missing", ARRIVAL.replace("\"delay\"", "\"gate\""), departure(0));
        records(trials, "field-type-wrong", ARRIVAL.replace(":606", ":606.5"), ARRIVAL);
        records(trials, "field-type-wrong", ARRIVAL.replace("\"ATL\"", "[]"), ARRIVAL.replace("\"ATL\"", "\"?Q?\""));
        records(trials, "airport-unknown", ARRIVAL.replace("\"ORD\"", "\"ord\""), ARRIVAL);
        records(trials, "stamp-far-from-clock", departure(MOST_APART + 1), departure(MOST_APART));
        records(trials, "stamp-far-from-clock", departure(-MOST_APART - 1), departure(-MOST_APART));
        trials.add(new Trial("clock-ahead", RuleKind.EVENT, ahead("2001-05-03T12:01"), ahead("2001-05-03T12:00")));
        return trials;
    }

    private static void both(List<Trial> trials, String rule, Object[] taken, Object[] left) {
        rows(trials, rule, taken, left);
        trials.add(new Trial(rule, RuleKind.EVENT, met(records(taken)), met(records(left))));
    }

    private static void rows(List<Trial> trials, String rule, Object[] taken, Object[] left) {
        trials.add(new Trial(rule, RuleKind.ROW, met(taken), met(left)));
    }

    private static void records(List<Trial> trials, String rule, String taken, String left) {
        trials.add(new Trial(rule, RuleKind.EVENT, met(List.of(taken)), met(List.of(left))));
    }

    /** The rules that a row of the history meets. */
    private static Set<String> met(Object[] row) {
        History.Assessment assessment = FLIGHTS.history().assess(row);
        Set<String> rules = new HashSet<>(assessment.repairs());
        assessment.rejection().ifPresent(rejected -> rules.add(rejected.rule()));
        return rules;
    }

    /** The rules that raw records meet. */
    private static Set<String> met(List<String> records) {
        Set<String> rules = new HashSet<>();
        for (String record : records) {
            Purified<FlightEvent> purified = FLIGHTS.parser().parse(record.getBytes(StandardCharsets.UTF_8));
            if (purified instanceof Purified.Clean<FlightEvent> clean) {
                rules.addAll(clean.repairs());
            } else if (purified instanceof Purified.Rejected<FlightEvent> rejected) {
                rules.add(rejected.rule());
            }
        }
        return rules;
    }

    /** What the load makes of the second of two rows of one flight. */
    private static Set<String> second(Object[] first, Object[] second) {
        Numbering numbering = new Numbering();
        numbering.next(FLIGHTS.history().assess(first).key(), first);
        int occurrence = numbering.next(FLIGHTS.history().assess(second).key(), second);
        return occurrence == 0 ? Set.of("row-duplicated") : Set.of();
    }

    /** What the log's reader makes of a departure that comes right after one of noon on the second of May. */
    private static Set<String> ahead(String stamp) {
        Deduplicator<FlightEvent> reader = new Deduplicator<>(ClockAhead.of(FLIGHTS.contract()));
        reader.judge(departed(0, "2001-05-02T12:00"));
        Admission admission = reader.judge(departed(1, stamp));
        return admission instanceof Admission.Refused refused ? Set.of(refused.rule()) : Set.of();
    }

    private static LoggedEvent<FlightEvent> departed(long rawOffset, String stamp) {
        byte[] record = records(at(stamp, 0)).get(0).getBytes(StandardCharsets.UTF_8);
        Purified<FlightEvent> purified = FLIGHTS.parser().parse(record);
        return new LoggedEvent<>(1, rawOffset, 0, ((Purified.Clean<FlightEvent>) purified).value());
    }

    /** What a feed sends of a row: the departure, then the arrival. */
    private static List<String> records(Object[] row) {
        return FLIGHTS.history().feed(row, 1).stream()
                .map(record -> new String(record.json(), StandardCharsets.UTF_8))
                .toList();
    }

    /** A departure at noon in Atlanta, by the stamp and by a feed whose clock is so many minutes ahead. */
    private static String departure(long ahead) {
        LocalDateTime sent = LocalDateTime.parse("2001-05-02T16:00").plusMinutes(ahead);
        return records(row("2001-05-02T12:00", 3, 606, "ORD"))
                .get(0)
                .replace("\"2001-05-02T16:00Z\"", "\"" + sent + "Z\"");
    }

    /** A good record of so many bytes. */
    private static String padded(int bytes) {
        return ARRIVAL + " ".repeat(bytes - ARRIVAL.length());
    }

    private static Object[] at(String stamp, long delay) {
        return row(stamp, delay, 606, "ORD");
    }

    private static Object[] row(String stamp, long delay, long miles, String destination) {
        long minute = LocalDateTime.parse(stamp).toEpochSecond(ZoneOffset.UTC) / 60;
        return new Object[] {minute, delay, miles, "ATL", destination};
    }
}
