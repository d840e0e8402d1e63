package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Purified;
import dev.chainon.core.event.Quarantined;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.ingestion.stream.RawBatch;
import dev.chainon.streams.Admission;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Deduplicator;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.QuarantineCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A dirty feed, record by record as the stream judges it and its reader reads it, and at rest through Spark: the same events, the same quarantine. */
class SameRulesIT {

    private static final Flights FLIGHTS = new Flights();
    private static final ClockAhead RULE = ClockAhead.of(FLIGHTS.contract());
    private static final int EPOCH = 3;
    private static final StructType RAW = new StructType()
            .add("value", DataTypes.BinaryType)
            .add("offset", DataTypes.LongType)
            .add("millis", DataTypes.LongType);

    private static final SparkSession SPARK = SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.adaptive.enabled", false)
            .getOrCreate();

    @AfterContainer
    static void stop() {
        SPARK.stop();
    }

    /** What came out of one way, in the order of the log. */
    private record Outcome(List<LoggedEvent<FlightEvent>> clean, List<String> quarantine) {}

    @Property(tries = 6, seed = "12", shrinking = ShrinkingMode.OFF)
    @Criterion("B3Cr4.same-rules")
    @Criterion("B1Cr5.properties")
    void batchAndStreamMakeTheSameOfTheSameDirtyFeed(
            @ForAll("feeds") List<DirtyFeed.Plant> plants, @ForAll Random random) {
        List<Optional<byte[]>> feed = DirtyFeed.of(FLIGHTS, plants);

        Outcome stream = byStream(feed);
        Outcome batch = byBatch(feed, random);

        assertThat(batch.clean()).isEqualTo(stream.clean());
        assertThat(batch.quarantine()).isEqualTo(stream.quarantine());
    }

    @Provide
    Arbitrary<List<DirtyFeed.Plant>> feeds() {
        return Combinators.combine(
                        Arbitraries.of(Dirt.class), Arbitraries.integers().between(0, 5_000))
                .as(DirtyFeed.Plant::new)
                .list()
                .ofMinSize(0)
                .ofMaxSize(250);
    }

    /** So that the property above is known to try what it says. */
    @Example
    @Criterion("B3Cr5.survives-dirt")
    void feedOfEveryKindOfDirt_meetsEveryRuleOfEvents_andKeepsWhatIsGood() {
        List<DirtyFeed.Plant> plants = IntStream.range(0, 400)
                .mapToObj(i -> new DirtyFeed.Plant(Dirt.values()[i % Dirt.values().length], i))
                .toList();
        List<Optional<byte[]>> feed = DirtyFeed.of(FLIGHTS, plants);

        Outcome batch = byBatch(feed, new Random(1));

        assertThat(batch.quarantine())
                .extracting(line -> line.split(" ")[1])
                .contains(
                        "record-malformed",
                        "field-missing",
                        "field-type-wrong",
                        "airport-unknown",
                        "distance-implausible",
                        "stamp-far-from-clock",
                        "clock-ahead",
                        "delay-out-of-range");
        assertThat(batch.clean()).hasSizeGreaterThan(200);
        assertThat(batch.clean().size() + batch.quarantine().size())
                .as("what was sent twice is dropped")
                .isLessThan(feed.size());
    }

    private static Outcome byStream(List<Optional<byte[]>> feed) {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        Deduplicator<FlightEvent> seen = new Deduplicator<>(RULE);
        for (int offset = 0; offset < feed.size(); offset++) {
            byte[] raw = feed.get(offset).orElse(new byte[0]);
            Purified<FlightEvent> purified = FLIGHTS.parser().parse(raw);
            if (purified instanceof Purified.Clean<FlightEvent> clean) {
                LoggedEvent<FlightEvent> logged = new LoggedEvent<>(EPOCH, offset, offset * 10L, clean.value());
                Admission admission = seen.judge(logged);
                if (admission instanceof Admission.Admitted) {
                    outcome.clean().add(logged);
                } else if (admission instanceof Admission.Refused why) {
                    outcome.quarantine()
                            .add(line(new Quarantined(EPOCH, offset, offset * 10L, why.rule(), why.reason(), raw)));
                }
            } else if (purified instanceof Purified.Rejected<FlightEvent> rejected) {
                outcome.quarantine()
                        .add(line(
                                new Quarantined(EPOCH, offset, offset * 10L, rejected.rule(), rejected.reason(), raw)));
            }
        }
        return outcome;
    }

    private static Outcome byBatch(List<Optional<byte[]>> feed, Random random) {
        List<Row> rows = new ArrayList<>();
        for (int offset = 0; offset < feed.size(); offset++) {
            rows.add(RowFactory.create(feed.get(offset).orElse(null), (long) offset, offset * 10L));
        }
        Collections.shuffle(rows, random);
        Dataset<Row> raw = SPARK.createDataFrame(rows, RAW).repartition(3);
        RawBatch.Purification purified = new RawBatch<>(FLIGHTS, EPOCH, RULE).purify(raw);
        EventCodec<FlightEvent> events = new EventCodec<>(FLIGHTS.eventSchema());
        QuarantineCodec refused = new QuarantineCodec();
        return new Outcome(
                purified.clean().collectAsList().stream()
                        .map(row -> events.decode(row.getAs("value")))
                        .toList(),
                purified.quarantine().collectAsList().stream()
                        .map(row -> line(refused.decode(row.getAs("value"))))
                        .toList());
    }

    private static String line(Quarantined q) {
        return String.join(
                " ",
                Arrays.asList(
                        String.valueOf(q.rawOffset()),
                        q.rule(),
                        q.reason(),
                        String.valueOf(q.rawMillis()),
                        HexFormat.of().formatHex(q.raw())));
    }
}
