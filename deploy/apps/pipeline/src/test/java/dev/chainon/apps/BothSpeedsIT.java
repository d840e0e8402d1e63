package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.features.FeatureEngine;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.ingestion.backoffice.DayLog;
import dev.chainon.ingestion.export.EngineSnapshot;
import dev.chainon.ingestion.export.FeedFiles;
import dev.chainon.ingestion.export.FeedLine;
import dev.chainon.ingestion.features.FeatureTable;
import dev.chainon.ingestion.replay.Feed;
import dev.chainon.ingestion.stream.StreamPurifier;
import dev.chainon.ingestion.stream.StreamSettings;
import dev.chainon.store.BackofficeRole;
import dev.chainon.streams.BrokerProcess;
import dev.chainon.streams.RawPublisher;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real flights of one whole day at both speeds. By batch: the load, and the feature table that Spark computes in runs of days. By stream: the records
 * that a feed sends, a broker, the event rules in real-time mode, the one reader of the log, an engine that starts from the epoch's snapshot.
 */
@Tag("campaign")
class BothSpeedsIT {

    private static final Flights FLIGHTS = new Flights();
    private static final int EPOCH = 1;
    /** The day before is warm-up; a day of the engine begins after midnight, so a whole one takes two days of the feed. */
    private static final LocalDate FROM = LocalDate.parse("2001-01-03");

    private static final LocalDate TO = FROM.plusDays(2);

    @TempDir
    Path folder;

    @Test
    @Criterion("B3Cr4.bit-identity")
    @Criterion("B3Cr4.disorder")
    void oneWholeDayOfRealFlights_givesTheSameBitsByBatchAndByStream() throws Exception {
        try (RealDays days = RealDays.load("both_speeds", folder, TO.plusDays(1));
                BrokerProcess broker = BrokerProcess.start(folder)) {
            FeedFiles.write(days.backoffice(), FLIGHTS, folder.resolve("feed"), feedDays());
            EngineSnapshot.write(folder, days.set().engineBefore(minute(FROM)), minute(FROM));
            List<byte[]> feed = feed();

            Map<String, IntBuffer> stream = byStream(days, broker.bootstrap(), feed);
            Map<String, IntBuffer> batch = byBatch(days, minute(FROM), minute(TO));

            assertThat(stream.keySet()).isEqualTo(batch.keySet());
            assertThat(batch.keySet())
                    .as("flights whose vectors differ in a bit")
                    .allMatch(id -> batch.get(id).equals(stream.get(id)));
            int day = FLIGHTS.features().day(minute(FROM)) + 1;
            long start = FLIGHTS.features().startOfDay(day);
            long end = FLIGHTS.features().startOfDay(day + 1);
            assertThat(end).as("a whole day of the engine was compared").isLessThanOrEqualTo(minute(TO));
            assertThat(byBatch(days, start, end)).hasSizeGreaterThan(10_000);
        }
    }

    /** The vectors of the table in [from, to), by event. */
    private static Map<String, IntBuffer> byBatch(RealDays days, long from, long to) throws IOException {
        Map<String, IntBuffer> vectors = new HashMap<>();
        DayLog table = DayLog.tagged(days.backoffice().table(FeatureTable.NAME), days.features());
        float[] vector = new float[FLIGHTS.features().names().size()];
        for (int day = table.firstDay(); day <= table.lastDay(); day++) {
            try (CloseableIterable<Record> rows = table.day(day)) {
                for (Record row : rows) {
                    for (int i = 0; i < vector.length; i++) {
                        vector[i] = (Float) row.get(FeatureTable.FIRST_FEATURE + i);
                    }
                    long minute = (Long) row.get(FeatureTable.MINUTE);
                    if (minute >= from && minute < to) {
                        vectors.put((String) row.get(1), StreamSide.bits(vector));
                    }
                }
            }
        }
        return vectors;
    }

    /** Half of the feed, then the query and the reader both start again, then the rest. */
    private Map<String, IntBuffer> byStream(RealDays days, String bootstrap, List<byte[]> feed) throws Exception {
        Topics topics = new Topics(FLIGHTS.topicPrefix(), EPOCH);
        try (TopicAdmin admin = new TopicAdmin(bootstrap)) {
            admin.create(topics);
        }
        FeatureEngine<FlightEvent> engine = FLIGHTS.features().newEngine();
        try (DataInputStream start = new DataInputStream(Files.newInputStream(folder.resolve("start.bin")))) {
            engine.restore(start);
        }
        Map<String, IntBuffer> vectors = new HashMap<>();
        int half = feed.size() / 2;
        try (RawPublisher raw =
                new RawPublisher(bootstrap, topics, new RawPublisher.Buffer(8 << 20, Duration.ofMinutes(2)))) {
            StreamSide first = new StreamSide(bootstrap, topics, engine, vectors);
            purify(days, bootstrap, raw, feed.subList(0, half), first);
            StreamSide second = first.startedAgain();
            purify(days, bootstrap, raw, feed.subList(half, feed.size()), second);
            second.close();
            assertThat(second.repeatedOffsets())
                    .as("the restarted query wrote records again")
                    .isPositive();
            assertThat(second.repeatedIds()).as("the feed sent records twice").isPositive();
        }
        return vectors;
    }

    private void purify(RealDays days, String bootstrap, RawPublisher raw, List<byte[]> records, StreamSide reader)
            throws Exception {
        StreamSettings settings = new StreamSettings(
                folder, EPOCH, bootstrap, days.settings(BackofficeRole.PIPELINE), Duration.ofMinutes(1));
        StreamingQuery query =
                new StreamPurifier<>(settings, FLIGHTS, days.backoffice().spark()).start();
        try {
            CompletableFuture<Long> last = CompletableFuture.completedFuture(-1L);
            for (byte[] record : records) {
                last = raw.publish(record, Map.of());
            }
            reader.readUntil(last.get(2, TimeUnit.MINUTES));
        } finally {
            query.stop();
        }
    }

    /** What the feed sends: within a minute in any order, one record in eleven twice. */
    private List<byte[]> feed() throws IOException {
        Random random = new Random(20);
        List<byte[]> sent = new ArrayList<>();
        List<byte[]> now = new ArrayList<>();
        long minute = Long.MIN_VALUE;
        try (Feed feed = new Feed(folder.resolve("feed"), feedDays())) {
            while (feed.hasNext()) {
                FeedLine line = feed.next();
                if (line.minute() != minute) {
                    Collections.shuffle(now, random);
                    sent.addAll(now);
                    now.clear();
                    minute = line.minute();
                }
                now.add(line.raw());
                if (random.nextInt(11) == 0) {
                    now.add(sent.isEmpty() ? line.raw() : sent.get(random.nextInt(sent.size())));
                }
            }
        }
        sent.addAll(now);
        return sent;
    }

    private static List<LocalDate> feedDays() {
        return FROM.datesUntil(TO).toList();
    }

    private static long minute(LocalDate day) {
        return day.toEpochDay() * 1440;
    }
}
