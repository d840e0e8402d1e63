package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Purified;
import dev.chainon.core.features.FeatureEngine;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Deduplicator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed in which some clocks run far ahead, through the rules, the reader of the log and the engine. */
class ClockAheadTest {

    private static final Flights FLIGHTS = new Flights();
    private static final int FLIGHTS_SENT = 240;

    @TempDir
    private Path snapshots;

    private ClockAhead rule = ClockAhead.NONE;

    @BeforeEach
    void openTheEpoch() throws IOException {
        long minute = LocalDate.parse("2001-05-02").toEpochDay() * 1440;
        Files.writeString(snapshots.resolve("start.json"), "{\"minute\":" + minute + "}");
        rule = ClockAhead.of(FLIGHTS.contract()).from(snapshots);
    }

    @Test
    @Criterion("B3Cr5.survives-dirt")
    @Criterion("B3Cr4.disorder")
    void vectorsAreBitIdentical_whetherOrNotClocksRunAhead_theFirstRecordIncluded() throws IOException {
        List<float[]> expected = vectors(feed(Dirt.NONE, 1), rule, -1);
        List<Optional<byte[]>> dirty = feed(Dirt.CLOCK_AHEAD, 3);

        assertThat(dirty).hasSize(2 * FLIGHTS_SENT + 2 * FLIGHTS_SENT / 3);
        assertThat(expected).hasSize(FLIGHTS_SENT);
        assertSame(vectors(dirty, rule, -1), expected);
    }

    @Test
    @Criterion("B3Cr4.disorder")
    void vectorsAreBitIdentical_whereverTheReaderStartsAgain() throws IOException {
        List<Optional<byte[]>> dirty = feed(Dirt.CLOCK_AHEAD, 3);
        List<float[]> expected = vectors(dirty, rule, -1);

        for (int restart : List.of(0, 1, 2, 101, 350, dirty.size() - 1)) {
            assertSame(vectors(dirty, rule, restart), expected);
        }
    }

    @Test
    void oneClockThatIsBelieved_changesEveryVectorAfterIt_soTheTestsAboveCanFail() throws IOException {
        List<Optional<byte[]>> feed = feed(Dirt.NONE, 1);
        List<float[]> expected = vectors(feed, rule, -1);
        List<Optional<byte[]>> poisoned = new ArrayList<>(feed);
        poisoned.add(0, feed(Dirt.CLOCK_AHEAD, 1).get(0));

        assertThat(compare(vectors(poisoned, ClockAhead.NONE, -1), expected)).isNotZero();
        assertThat(compare(vectors(poisoned, rule, -1), expected)).isZero();
    }

    /** Every so many flights have records from a clock that runs ahead before their own. */
    private static List<Optional<byte[]>> feed(Dirt dirt, int every) {
        return DirtyFeed.of(
                FLIGHTS,
                IntStream.range(0, FLIGHTS_SENT)
                        .mapToObj(i -> new DirtyFeed.Plant(i % every == 0 ? dirt : Dirt.NONE, i))
                        .toList());
    }

    /** @param restart the record before which reader and engine are kept and made anew */
    private static List<float[]> vectors(List<Optional<byte[]>> feed, ClockAhead rule, int restart) throws IOException {
        Deduplicator<FlightEvent> reader = new Deduplicator<>(rule);
        FeatureEngine<FlightEvent> engine = FLIGHTS.features().newEngine();
        List<float[]> vectors = new ArrayList<>();
        for (int offset = 0; offset < feed.size(); offset++) {
            if (offset == restart) {
                ByteArrayOutputStream state = new ByteArrayOutputStream();
                engine.snapshot(new DataOutputStream(state));
                reader.snapshot(new DataOutputStream(state));
                DataInputStream kept = new DataInputStream(new ByteArrayInputStream(state.toByteArray()));
                engine = FLIGHTS.features().newEngine();
                engine.restore(kept);
                reader = new Deduplicator<>(rule);
                reader.restore(kept);
            }
            float[] vector = new float[FLIGHTS.features().names().size()];
            Optional<FlightEvent> event = clean(feed.get(offset).orElseThrow());
            if (event.isPresent()
                    && reader.admit(new LoggedEvent<>(1, offset, offset * 10L, event.get()))
                    && engine.accept(event.get(), vector)) {
                vectors.add(vector);
            }
        }
        return vectors;
    }

    private static Optional<FlightEvent> clean(byte[] raw) {
        return FLIGHTS.parser().parse(raw) instanceof Purified.Clean<FlightEvent> clean
                ? Optional.of(clean.value())
                : Optional.empty();
    }

    private static void assertSame(List<float[]> found, List<float[]> expected) {
        assertThat(found).hasSameSizeAs(expected);
        assertThat(compare(found, expected)).isZero();
    }

    private static int compare(List<float[]> found, List<float[]> expected) {
        return Arrays.deepEquals(found.toArray(), expected.toArray()) ? 0 : 1;
    }
}
