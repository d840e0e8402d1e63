package dev.chainon.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Purified;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.streams.Admission;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Deduplicator;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FuzzerTest {

    private static final byte[] GOOD =
            ("{\"type\":\"arrival\",\"flight\":\"2001-05-01-ATL-ORD-0615-1\",\"sent\":\"2001-05-01T12:35Z\","
                            + "\"departed\":\"2001-05-01T06:15\",\"origin\":\"ATL\",\"destination\":\"ORD\",\"distance\":606,\"delay\":3}")
                    .getBytes(StandardCharsets.UTF_8);

    private static Iterator<byte[]> noise(int records) {
        return new Fuzzer(Collections.nCopies(records, GOOD).iterator(), 42);
    }

    @Test
    @Criterion("B3Cr5.survives-dirt")
    void everyDamagedRecordIsCleanOrRefused_neverACrash() {
        var parser = new Flights().parser();
        Map<String, Integer> rules = new HashMap<>();
        int clean = 0;
        for (Iterator<byte[]> records = noise(100_000); records.hasNext(); ) {
            Purified<FlightEvent> answer = parser.parse(records.next());
            if (answer instanceof Purified.Rejected<FlightEvent> refused) {
                rules.merge(refused.rule(), 1, Integer::sum);
            } else {
                clean++;
            }
        }

        assertThat(clean + rules.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(100_000);
        assertThat(clean).as("what was not damaged passes").isBetween(10_000, 50_000);
        assertThat(rules.keySet())
                .as("the rules that damage meets")
                .contains("record-malformed", "field-missing", "field-type-wrong", "airport-unknown");
    }

    @Test
    @Criterion("B3Cr5.survives-dirt")
    void clocksThatRunAheadAreRefusedByTheReader_andTheLogGoesOn() {
        Flights flights = new Flights();
        Deduplicator<FlightEvent> reader = new Deduplicator<>(ClockAhead.of(flights.contract()));
        Iterator<byte[]> feed = IntStream.range(0, 20_000)
                .mapToObj(i -> new String(GOOD, StandardCharsets.UTF_8)
                        .replace("0615-1", "0615-" + i)
                        .getBytes(StandardCharsets.UTF_8))
                .iterator();
        Map<Class<?>, Integer> answers = new HashMap<>();
        Fuzzer fuzzer = new Fuzzer(feed, 42);
        for (long offset = 0; offset == 0 || fuzzer.hasNext(); offset++) {
            byte[] raw = offset == 0 ? GOOD : fuzzer.next();
            if (flights.parser().parse(raw) instanceof Purified.Clean<FlightEvent> clean) {
                Admission answer = reader.judge(new LoggedEvent<>(1, offset, 0, clean.value()));
                answers.merge(answer.getClass(), 1, Integer::sum);
            }
        }

        assertThat(answers.get(Admission.Refused.class)).isBetween(500, 1_500);
        assertThat(answers.get(Admission.Admitted.class)).isGreaterThan(2_000);
        assertThat(reader.admit(new LoggedEvent<>(1, 1_000_000, 0, later(flights))))
                .as("the next real event is not late")
                .isTrue();
    }

    private static FlightEvent later(Flights flights) {
        byte[] raw = new String(GOOD, StandardCharsets.UTF_8)
                .replace("-0615-1", "-0616-1")
                .replace("T12:35Z", "T12:36Z")
                .replace("T06:15", "T06:16")
                .getBytes(StandardCharsets.UTF_8);
        return ((Purified.Clean<FlightEvent>) flights.parser().parse(raw)).value();
    }

    @Test
    void damagesTheSameWay_whenTheSeedIsTheSame() {
        assertThat(Stream.generate(noise(1_000)::next).limit(500))
                .containsExactlyElementsOf(
                        Stream.generate(noise(1_000)::next).limit(500).toList());
    }
}
