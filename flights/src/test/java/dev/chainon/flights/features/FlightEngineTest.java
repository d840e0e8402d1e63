package dev.chainon.flights.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.event.Event;
import dev.chainon.core.features.DayDelta;
import dev.chainon.core.features.FeatureEngine;
import dev.chainon.core.features.Features;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.events.Arrival;
import dev.chainon.flights.events.Departure;
import dev.chainon.flights.events.Flight;
import dev.chainon.flights.events.FlightEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlightEngineTest {

    private static final int WIDTH = SampleLog.FEATURES.names().size();

    @Test
    void namesFiftyTwoDistinctFeatures() {
        assertThat(SampleLog.FEATURES.names()).hasSize(52).doesNotHaveDuplicates();
    }

    @Test
    @Criterion("B2Cr1.no-leak")
    void vectorsBeforeACutStayBitIdentical_whenEveryLabelNotYetKnownIsScrambled() {
        List<FlightEvent> log = SampleLog.of(8, 300, 1);
        long cut = SampleLog.START + 5 * 1440 + 777;
        Random random = new Random(2);
        List<FlightEvent> scrambled = new ArrayList<>();
        for (FlightEvent event : log) {
            boolean unknown = event instanceof Arrival && event.minute() >= cut;
            scrambled.add(unknown ? stillUnknown(event.flight(), cut, random) : event);
        }
        scrambled.sort(Comparator.comparingLong(Event::minute).thenComparing(Event::id));
        int before = (int) log.stream()
                .filter(e -> e instanceof Departure && e.minute() <= cut)
                .count();

        List<float[]> expected = SampleLog.vectors(log).subList(0, before);
        List<float[]> found = SampleLog.vectors(scrambled).subList(0, before);

        assertThat(found).usingElementComparator(FlightEngineTest::compareBits).containsExactlyElementsOf(expected);
    }

    @Test
    void labelsChangeLaterVectors_soTheLeakTestCanFail() {
        List<FlightEvent> log = SampleLog.of(4, 300, 1);
        List<FlightEvent> allEarly = log.stream()
                .map(e -> e instanceof Arrival a && a.delayMinutes() <= 0
                        ? (FlightEvent) new Arrival(a.flight(), -50)
                        : e)
                .toList();

        assertThat(compareAll(SampleLog.vectors(log), SampleLog.vectors(allEarly)))
                .isNotZero();
    }

    @Test
    void orderWithinAMinuteLeavesNoTrace() {
        List<FlightEvent> log = SampleLog.of(3, 2000, 3);
        List<FlightEvent> shuffled = new ArrayList<>(log);
        Collections.shuffle(shuffled, new Random(4));
        shuffled.sort(Comparator.comparingLong(Event::minute));

        assertThat(compareMaps(vectorsById(log), vectorsById(shuffled))).isZero();
    }

    @Test
    @Criterion("B3Cr4.batch-parallel")
    @Criterion("B3Cr4.disorder")
    void foldedDaysAndWarmUpGiveTheVectorsOfTheWholeLog_withLateAndSwappedEvents() {
        List<FlightEvent> log = disturb(SampleLog.of(9, 400, 5));
        Map<String, float[]> whole = vectorsById(log);
        List<Long> minutes = engineMinutes(log);
        Map<Integer, DayDelta> deltas = deltas(log, minutes);
        int first = SampleLog.FEATURES.day(minutes.get(0));
        int last = SampleLog.FEATURES.day(minutes.get(minutes.size() - 1));

        for (int day = first; day <= last; day++) {
            FeatureEngine<FlightEvent> engine = SampleLog.FEATURES.newEngine();
            for (int d = first; d < day; d++) {
                engine.advanceDay(deltas.getOrDefault(d, DayDelta.empty(d)));
            }
            long start = SampleLog.FEATURES.startOfDay(day);
            int compared = 0;
            for (int i = 0; i < log.size(); i++) {
                float[] vector = new float[WIDTH];
                boolean ours = SampleLog.FEATURES.day(minutes.get(i)) == day;
                if ((ours || (minutes.get(i) < start && minutes.get(i) >= start - SampleLog.FEATURES.warmUpMinutes()))
                        && engine.accept(log.get(i), vector)
                        && ours) {
                    assertThat(compareBits(vector, whole.get(key(log, i))))
                            .as("day %d, event %s", day, log.get(i))
                            .isZero();
                    compared++;
                }
            }
            assertThat(compared).isPositive();
        }
    }

    @Test
    @Criterion("B3Cr4.disorder")
    void goesOnBitIdentically_whenRestoredFromASnapshotAnywhere() throws IOException {
        List<FlightEvent> log = SampleLog.of(5, 500, 6);
        for (int stop : List.of(1, 333, 1777, log.size() - 5)) {
            FeatureEngine<FlightEvent> engine = SampleLog.FEATURES.newEngine();
            FeatureEngine<FlightEvent> restored = SampleLog.FEATURES.newEngine();
            for (int i = 0; i < log.size(); i++) {
                if (i == stop) {
                    restored.restore(snapshot(engine));
                }
                float[] expected = new float[WIDTH];
                float[] found = new float[WIDTH];
                boolean written = engine.accept(log.get(i), expected);
                if (i >= stop) {
                    assertThat(restored.accept(log.get(i), found)).isEqualTo(written);
                    assertThat(compareBits(expected, found)).isZero();
                }
            }
        }
    }

    @Test
    void peekLeavesNoTrace() {
        List<FlightEvent> log = SampleLog.of(2, 500, 7);
        FeatureEngine<FlightEvent> peeked = SampleLog.FEATURES.newEngine();
        List<float[]> vectors = new ArrayList<>();
        for (FlightEvent event : log) {
            float[] vector = new float[WIDTH];
            if (peeked.accept(event, vector)) {
                vectors.add(vector);
            }
            peeked.peek(event, new float[WIDTH]);
        }

        assertThat(compareAll(SampleLog.vectors(log), vectors)).isZero();
    }

    @Test
    @Criterion("B3Cr5.survives-dirt")
    void countsAnEventThatComesTwoThousandYearsLate_andGoesOn() {
        FeatureEngine<FlightEvent> engine = SampleLog.FEATURES.newEngine();
        float[] vector = new float[WIDTH];
        engine.accept(new Departure(flight("now", SampleLog.START)), vector);

        for (int year = 0; year < 2001; year++) {
            long minute = LocalDate.of(year, 2, 28).toEpochDay() * 1440;
            engine.accept(new Departure(flight("y" + year, minute)), vector);
            for (float value : vector) {
                assertThat(value).as("a feature in the year %d", year).isFinite();
            }
            engine.accept(new Arrival(flight("y" + year, minute), 20), vector);
        }

        assertThat(engine.accept(new Departure(flight("next", SampleLog.START + 1)), vector))
                .isTrue();
        assertThat(engine.minute()).isEqualTo(SampleLog.START + 1);
    }

    private static Flight flight(String id, long minute) {
        return new Flight(id, "ATL", "ORD", 606, minute);
    }

    @Test
    void refusesADayOutOfTurn() {
        FeatureEngine<FlightEvent> engine = SampleLog.FEATURES.newEngine();
        engine.advanceDay(DayDelta.empty(10));

        assertThatThrownBy(() -> engine.advanceDay(DayDelta.empty(12)))
                .hasMessageContaining("expects the counts of day 11, not of day 12");
    }

    /** Any outcome whatever, as long as the world learns it after the cut. */
    private static Arrival stillUnknown(Flight flight, long cut, Random random) {
        long least = cut - flight.departureMinute() - Flight.blockMinutes(flight.distanceMiles());
        return new Arrival(
                flight, (int) (Math.max(least, -60) + (least > 0 ? random.nextInt(500) : random.nextInt(600))));
    }

    private static DataInputStream snapshot(FeatureEngine<FlightEvent> engine) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        engine.snapshot(new DataOutputStream(bytes));
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    /** Swaps neighbours, holds events back by up to three hours, as a real feed does. */
    private static List<FlightEvent> disturb(List<FlightEvent> log) {
        Random random = new Random(8);
        List<FlightEvent> disturbed = new ArrayList<>(log);
        for (int i = 0; i + 60 < disturbed.size(); i += 17) {
            disturbed.add(i + random.nextInt(60), disturbed.remove(i));
        }
        return disturbed;
    }

    private static List<Long> engineMinutes(List<FlightEvent> log) {
        List<Long> minutes = new ArrayList<>();
        long greatest = Long.MIN_VALUE;
        for (FlightEvent event : log) {
            greatest = Math.max(greatest, event.minute());
            minutes.add(greatest);
        }
        return minutes;
    }

    private static Map<Integer, DayDelta> deltas(List<FlightEvent> log, List<Long> minutes) {
        Map<Integer, Features.DayCounter<FlightEvent>> counters = new HashMap<>();
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i) instanceof Arrival) {
                counters.computeIfAbsent(SampleLog.FEATURES.day(minutes.get(i)), SampleLog.FEATURES::counter)
                        .add(log.get(i));
            }
        }
        Map<Integer, DayDelta> deltas = new HashMap<>();
        counters.forEach((day, counter) -> deltas.put(day, counter.delta()));
        return deltas;
    }

    private static Map<String, float[]> vectorsById(List<FlightEvent> log) {
        FeatureEngine<FlightEvent> engine = SampleLog.FEATURES.newEngine();
        Map<String, float[]> vectors = new HashMap<>();
        for (int i = 0; i < log.size(); i++) {
            float[] vector = new float[WIDTH];
            if (engine.accept(log.get(i), vector)) {
                vectors.put(key(log, i), vector);
            }
        }
        return vectors;
    }

    private static String key(List<FlightEvent> log, int i) {
        return log.get(i).id();
    }

    private static int compareMaps(Map<String, float[]> a, Map<String, float[]> b) {
        assertThat(a.keySet()).isEqualTo(b.keySet());
        return a.entrySet().stream()
                .mapToInt(e -> Math.abs(compareBits(e.getValue(), b.get(e.getKey()))))
                .sum();
    }

    private static int compareAll(List<float[]> a, List<float[]> b) {
        int difference = a.size() - b.size();
        for (int i = 0; difference == 0 && i < a.size(); i++) {
            difference = compareBits(a.get(i), b.get(i));
        }
        return difference;
    }

    private static int compareBits(float[] a, float[] b) {
        return Arrays.equals(a, b) ? 0 : 1;
    }
}
