package dev.chainon.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.event.Quarantined;
import dev.chainon.core.lineage.RunEvent;
import dev.chainon.core.lineage.RunState;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.lineage.StreamLineage;
import dev.chainon.ingestion.lineage.Tables;
import dev.chainon.ingestion.stream.CleanCopy;
import dev.chainon.ingestion.stream.RawBatch;
import dev.chainon.ingestion.stream.StreamPurifier;
import dev.chainon.ingestion.stream.StreamSettings;
import dev.chainon.streams.BrokerProcess;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Delivered;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.JudgementReader;
import dev.chainon.streams.LogReader;
import dev.chainon.streams.QuarantineCodec;
import dev.chainon.streams.QuarantineReader;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.iceberg.PartitionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamIT {

    private static final Kettles KETTLES = new Kettles();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static BrokerProcess broker;

    @BeforeAll
    static void start() throws Exception {
        broker = BrokerProcess.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @Test
    @Criterion("B3Cr4.same-rules")
    @Criterion("B3Cr5.cleaning-in")
    @Criterion("B3Cr5.quarantine")
    @Criterion("B3Cr5.survives-dirt")
    @Criterion("B1Cr2.replaceable-case")
    void sendsCleanEventsOn_andDirtToQuarantineWithItsBytes() throws Exception {
        Backoffice backoffice = Platform.backoffice("purify");
        StreamSettings settings = settings(1);
        Topics topics = topics(1);
        byte[] huge = new byte[700_000];
        StreamingQuery query = new StreamPurifier<>(settings, KETTLES, backoffice.spark()).start();
        LineageFake lineage = new LineageFake();
        StreamLineage told = new StreamLineage(lineage.chronicle(), broker.bootstrap(), topics);
        told.purifies();
        try {
            send(
                    topics,
                    "k-1,K,100,1.5",
                    "not a record",
                    null,
                    "",
                    "k-1,K,100,1.5",
                    "k-1,K,110,1.5,true",
                    "k-2,K,111,-3",
                    "k-3,K,112,12");
            send(topics, huge);

            List<Quarantined> refused = quarantine(topics, 5);
            List<Delivered<KettleEvent>> clean = clean(topics, 3);

            assertThat(refused)
                    .extracting(Quarantined::rule)
                    .containsExactly("unreadable", "unreadable", "unreadable", "litres-negative", "unreadable");
            assertThat(refused).extracting(Quarantined::rawOffset).containsExactly(1L, 2L, 3L, 6L, 8L);
            assertThat(refused.get(0).raw()).isEqualTo("not a record".getBytes(StandardCharsets.UTF_8));
            assertThat(refused.get(4).raw()).isEqualTo(huge);
            assertThat(clean).extracting(d -> d.logged().event().id()).containsExactly("k-1/I", "k-1/L", "k-3/I");
            assertThat(clean).extracting(d -> d.logged().rawOffset()).containsExactly(0L, 5L, 7L);
            assertThat(clean.get(2).logged().event().litres()).isEqualTo(3);
            bothSayUnderWhichContract(topics, clean);
            told.over();
            RunEvent end = lineage.end("stream.purify", RunState.COMPLETE);
            assertThat(end.flow().inputs().get(0).facts().rows()).hasValue(9);
            assertThat(LineageFake.rows(end, topics.quarantine())).isEqualTo(5);
            assertThat(LineageFake.rows(end, topics.clean()))
                    .as("the repeated record was written twice, and read once")
                    .isEqualTo(4);
            batchOfTheSameTopicAgrees(backoffice, 1, clean, refused);
        } finally {
            query.stop();
        }
    }

    @Test
    @Criterion("B3Cr4.same-rules")
    @Criterion("B3Cr5.quarantine")
    @Criterion("B3Cr5.survives-dirt")
    void aClockFarAhead_isRefusedByTheReaderAndPutIntoQuarantineOnce_andTheLogGoesOn() throws Exception {
        Backoffice backoffice = Platform.backoffice("ahead");
        StreamSettings settings = settings(3);
        Topics topics = topics(3);
        StreamingQuery purify = new StreamPurifier<>(settings, KETTLES, backoffice.spark()).start();
        try {
            StreamingQuery first = new CleanCopy<>(settings, KETTLES, backoffice).start();
            send(topics, "k-1,K,100,1.5", "k-2,K,99999999999,1", "no record", "k-3,K,101,1");
            assertThat(quarantine(topics, 2))
                    .extracting(Quarantined::rule)
                    .containsExactlyInAnyOrder("clock-ahead", "unreadable");
            copied(backoffice, first, 3, 2);
            first.stop();
            StreamingQuery second = new CleanCopy<>(settings, KETTLES, backoffice).start();
            send(topics, "k-2,K,99999999999,1", "k-2,K,102,1");

            assertThat(copied(backoffice, second, 3, 3))
                    .extracting(r -> r.getLong(0))
                    .containsExactly(0L, 3L, 5L);
            second.stop();
            List<Quarantined> refused = quarantine(topics, 3);
            assertThat(refused)
                    .filteredOn(q -> q.rule().equals("clock-ahead"))
                    .allSatisfy(q -> assertThat(new String(q.raw(), StandardCharsets.UTF_8))
                            .isEqualTo("k-2,K,99999999999,1"))
                    .extracting(Quarantined::rawOffset)
                    .containsExactly(1L, 4L);
            assertThat(refused.get(refused.size() - 1).reason()).contains("minutes ahead of the log");
            List<Quarantined> inOrder = refused.stream()
                    .sorted(Comparator.comparingLong(Quarantined::rawOffset))
                    .toList();
            batchOfTheSameTopicAgrees(backoffice, 3, clean(topics, 3), inOrder);
        } finally {
            purify.stop();
        }
    }

    private static void batchOfTheSameTopicAgrees(
            Backoffice backoffice, int epoch, List<Delivered<KettleEvent>> clean, List<Quarantined> refused) {
        RawBatch<KettleEvent> batch = new RawBatch<>(KETTLES, epoch, ClockAhead.of(KETTLES.contract()));
        RawBatch.Purification again = batch.purify(batch.topic(backoffice.spark(), broker.bootstrap()));
        EventCodec<KettleEvent> events = new EventCodec<>(KETTLES.eventSchema());
        QuarantineCodec records = new QuarantineCodec();

        assertThat(again.clean().collectAsList())
                .extracting(row -> events.decode(row.getAs("value")))
                .isEqualTo(clean.stream().map(Delivered::logged).toList());
        assertThat(again.quarantine().collectAsList())
                .extracting(row -> records.decode(row.getAs("value")))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(refused);
    }

    private static void bothSayUnderWhichContract(Topics topics, List<Delivered<KettleEvent>> clean) {
        Optional<String> version = Optional.of(KETTLES.contract().version());
        try (JudgementReader<KettleEvent> judged =
                        new JudgementReader<>(broker.bootstrap(), topics, new EventCodec<>(KETTLES.eventSchema()));
                QuarantineReader refused = new QuarantineReader(broker.bootstrap(), topics)) {
            assertThat(clean)
                    .extracting(
                            d -> judged.of(d.logged().rawOffset(), d.logged().rawMillis())
                                    .orElseThrow()
                                    .contractVersion())
                    .containsOnly(version);
            List<Quarantined> records = new ArrayList<>();
            for (long end = refused.endOffset(); refused.position() < end; ) {
                records.addAll(refused.poll(Duration.ofMillis(100)));
            }
            assertThat(records)
                    .hasSize(5)
                    .extracting(Quarantined::contractVersion)
                    .containsOnly(version);
        }
    }

    @Test
    @Criterion("B3Cr3.traced")
    @Criterion("B2Cr7.schema-compatibility")
    void theCopyOfAnEarlierRelease_keepsItsRows_andNewOnesSayUnderWhichContract() throws Exception {
        Backoffice backoffice = Platform.backoffice("grown");
        CleanTable<KettleEvent> before = new CleanTable<>(KETTLES.eventSchema());
        PartitionSpec byEpoch =
                PartitionSpec.builderFor(before.schema()).identity("log_epoch").build();
        backoffice.table(CleanCopy.TABLE, before.schema(), byEpoch, before.properties());
        String table = backoffice.sqlName(CleanCopy.TABLE);
        backoffice.spark().sql("INSERT INTO " + table + " VALUES (5, 0, 0, 100, NULL, 'k-0', 'K', 100, 1.0, NULL)");
        Topics topics = topics(5);
        StreamSettings settings = settings(5);
        StreamingQuery purify = new StreamPurifier<>(settings, KETTLES, backoffice.spark()).start();
        try {
            StreamingQuery copy = new CleanCopy<>(settings, KETTLES, backoffice).start();
            send(topics, "no record", "k-1,K,101,1.5");

            copied(backoffice, copy, 5, 2);
            copy.stop();
            assertThat(backoffice
                            .spark()
                            .sql("SELECT id, contract_version FROM " + table + " ORDER BY log_position")
                            .collectAsList())
                    .containsExactly(
                            RowFactory.create("k-0", null),
                            RowFactory.create("k-1", KETTLES.contract().version()));
        } finally {
            purify.stop();
        }
    }

    @Test
    @Criterion("B3Cr5.exactly-once")
    void copiesEachEventOnce_whenPurificationStartsAgainFromAnOldPlace() throws Exception {
        Backoffice backoffice = Platform.backoffice("copy");
        StreamSettings settings = settings(2);
        Topics topics = topics(2);
        int half = 200;
        StreamingQuery copy = new CleanCopy<>(settings, KETTLES, backoffice).start();
        try {
            StreamingQuery first = new StreamPurifier<>(settings, KETTLES, backoffice.spark()).start();
            IntStream.range(0, half).forEach(i -> send(topics, "k-" + i + ",K," + (1_000 + i) + ",1"));
            clean(topics, half);
            first.stop();
            StreamingQuery second = new StreamPurifier<>(settings, KETTLES, backoffice.spark()).start();
            IntStream.range(half, 2 * half).forEach(i -> send(topics, "k-" + i + ",K," + (1_000 + i) + ",1"));
            List<Delivered<KettleEvent>> read = clean(topics, 2 * half);
            second.stop();

            assertThat(read).extracting(d -> d.logged().rawOffset()).isSorted().doesNotHaveDuplicates();
            assertThat(end(topics.clean()))
                    .as("the restart wrote records again")
                    .isGreaterThan(2L * half);
            List<Row> rows = copied(backoffice, copy, 2, 2 * half);
            assertThat(rows).extracting(r -> r.getLong(0)).isSorted().doesNotHaveDuplicates();
            assertThat(backoffice.table(CleanCopy.TABLE).properties())
                    .as("when it was added to, which its retention goes by")
                    .containsKey("chainon.copied.e2");
            assertThat(new Tables(backoffice, settings.backoffice())
                            .now(CleanCopy.TABLE)
                            .facts()
                            .rows())
                    .hasValue(2L * half);
        } finally {
            copy.stop();
        }
    }

    @Test
    @Criterion("B1Cr3.retention")
    void goesOn_whenRetentionTookRecordsItHadNotRead() throws Exception {
        Backoffice backoffice = Platform.backoffice("expired");
        StreamSettings settings = settings(4);
        Topics topics = topics(4);
        StreamingQuery first = new StreamPurifier<>(settings, KETTLES, backoffice.spark()).start();
        send(topics, "k-1,K,100,1", "k-2,K,101,1");
        clean(topics, 2);
        first.stop();
        send(topics, "k-3,K,102,1");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.deleteRecords(Map.of(new TopicPartition(topics.raw(), 0), RecordsToDelete.beforeOffset(3)))
                    .all()
                    .get();
        }

        StreamingQuery second = new StreamPurifier<>(settings, KETTLES, backoffice.spark()).start();
        try {
            send(topics, "k-4,K,103,1");

            assertThat(clean(topics, 3))
                    .extracting(d -> d.logged().event().id())
                    .containsExactly("k-1/I", "k-2/I", "k-4/I");
        } finally {
            second.stop();
        }
    }

    private static List<Row> copied(Backoffice backoffice, StreamingQuery copy, int epoch, int wanted) {
        List<Row> rows = List.of();
        for (long end = System.nanoTime() + PATIENCE.toNanos(); rows.size() < wanted && System.nanoTime() < end; ) {
            copy.processAllAvailable();
            rows = backoffice
                    .spark()
                    .table(backoffice.sqlName(CleanCopy.TABLE))
                    .where("log_epoch = " + epoch)
                    .select("log_position")
                    .orderBy("log_position")
                    .collectAsList();
        }
        assertThat(rows).hasSize(wanted);
        return rows;
    }

    private static StreamSettings settings(int epoch) {
        BackofficeSettings unused =
                new BackofficeSettings("jdbc:postgresql://h:1/backoffice", "", "", folder, folder, 2);
        return new StreamSettings(folder, epoch, broker.bootstrap(), unused, Duration.ofMillis(500));
    }

    private static Topics topics(int epoch) {
        Topics topics = new Topics(KETTLES.topicPrefix(), epoch);
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrap())) {
            admin.create(topics);
        }
        return topics;
    }

    private static void send(Topics topics, String... records) {
        for (String record : records) {
            send(topics, record == null ? null : record.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void send(Topics topics, byte[] record) {
        Producer.of(broker.bootstrap()).send(new ProducerRecord<>(topics.raw(), 0, new byte[] {1}, record));
        Producer.of(broker.bootstrap()).flush();
    }

    private static List<Delivered<KettleEvent>> clean(Topics topics, int wanted) {
        List<Delivered<KettleEvent>> read = new ArrayList<>();
        try (LogReader<KettleEvent> reader = new LogReader<>(
                broker.bootstrap(),
                topics,
                new EventCodec<>(KETTLES.eventSchema()),
                ClockAhead.of(KETTLES.contract()))) {
            reader.seekToStart();
            for (long end = System.nanoTime() + PATIENCE.toNanos(); read.size() < wanted && System.nanoTime() < end; ) {
                read.addAll(reader.poll(Duration.ofMillis(100)));
            }
        }
        assertThat(read).hasSize(wanted);
        return read;
    }

    private static List<Quarantined> quarantine(Topics topics, int wanted) {
        List<Quarantined> read = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topics.quarantine(), 0);
        QuarantineCodec codec = new QuarantineCodec();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (long end = System.nanoTime() + PATIENCE.toNanos(); read.size() < wanted && System.nanoTime() < end; ) {
                consumer.poll(Duration.ofMillis(100))
                        .records(partition)
                        .forEach(r -> read.add(codec.decode(r.value())));
            }
        }
        assertThat(read).hasSize(wanted);
        return read;
    }

    private static long end(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** One producer for all sends. */
    private static final class Producer {

        private static KafkaProducer<byte[], byte[]> shared;

        static KafkaProducer<byte[], byte[]> of(String bootstrap) {
            if (shared == null) {
                shared = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
            }
            return shared;
        }
    }
}
