package dev.chainon.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.event.Quarantined;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import dev.chainon.ingestion.quarantine.Answer;
import dev.chainon.ingestion.quarantine.Order;
import dev.chainon.ingestion.quarantine.QuarantineDesk;
import dev.chainon.ingestion.quarantine.Sending;
import dev.chainon.ingestion.stream.StreamPurifier;
import dev.chainon.ingestion.stream.StreamSettings;
import dev.chainon.streams.BrokerProcess;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.LogReader;
import dev.chainon.streams.QuarantineCodec;
import dev.chainon.streams.QuarantinePublisher;
import dev.chainon.streams.RawPublisher;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineIT {

    private static final Kettles KETTLES = new Kettles();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DIRTY = "{\"id\":\"k-9\",\"kettle\":\"K\",\"minute\":200,\"litres\":-3.0}";

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
    @Criterion("B3Cr5.repair")
    void aRepairedRecordJoinsTheStreamAgain_andTheOriginalStays() throws Exception {
        Topics topics = topics(1);
        StreamingQuery query = new StreamPurifier<>(
                        settings(), KETTLES, Platform.backoffice("repair").spark())
                .start();
        try {
            publish(topics, "{\"id\":\"k-8\",\"kettle\":\"K\",\"minute\":199,\"litres\":1}");
            publish(topics, DIRTY);
            await(() -> ask(1, new Order.Show(1)).code() == 0);

            assertThat(ask(1, new Order.Show(1)).words()).contains("judged  under toy-kettles 1.0.0, which is today's");
            Answer repaired = ask(1, new Order.Repair(1, Map.of("litres", "3"), false, false));

            assertThat(repaired.code()).as("%s", repaired.words()).isZero();
            List<KettleEvent> clean = clean(topics, 2);
            assertThat(clean).extracting(KettleEvent::id).containsExactly("k-8/I", "k-9/I");
            assertThat(clean.get(1).litres()).isEqualTo(3);
        } finally {
            query.stop();
        }
        ConsumerRecord<byte[], byte[]> sent = raw(topics).get(2);
        assertThat(sent.value()).asString(UTF_8).isEqualTo(DIRTY.replace("-3.0", "3"));
        assertThat(sent.headers().lastHeader("quarantine-offset").value())
                .asString(UTF_8)
                .isEqualTo("1");
        assertThat(ask(1, new Order.Show(1)).records().get(0).raw())
                .asString(UTF_8)
                .isEqualTo(DIRTY);
        assertThat(log(1))
                .hasSize(1)
                .first()
                .asString()
                .contains(
                        "\"who\":\"ada\"",
                        "\"at\":\"2001-05-01T00:00:00Z\"",
                        "\"action\":\"repair\"",
                        "\"litres\":\"3\"");
    }

    @Test
    @Criterion("B3Cr5.repair")
    void sendsTheSameTwiceOnlyWhenToldTo_andWritesEveryActDown() throws Exception {
        Topics topics = topics(2);
        quarantine(topics, 5, "litres-negative", DIRTY);

        Order.Repair repair = new Order.Repair(5, Map.of("litres", "3"), false, false);
        assertThat(ask(2, repair).code()).isZero();
        Answer twice = ask(2, repair);
        assertThat(twice.code()).isEqualTo(1);
        assertThat(twice.words()).last().asString().contains("was sent by ada", "--again");
        assertThat(ask(2, new Order.Repair(5, Map.of("litres", "4"), false, false))
                        .code())
                .isZero();
        assertThat(ask(2, new Order.Repair(5, Map.of("litres", "3"), false, true))
                        .code())
                .isZero();

        assertThat(ask(2, new Order.Replay(List.of(5L, 77L), "", false)).words().toString())
                .contains("offset 77", "sent again as offset 3", "still refuse it: litres-negative");
        assertThat(ask(2, new Order.Replay(List.of(), "litres-negative", false)).code())
                .isEqualTo(1);
        assertThat(ask(2, new Order.Replay(List.of(), "litres-negative", true)).code())
                .isZero();
        assertThat(raw(topics))
                .extracting(r -> new String(r.value(), UTF_8))
                .containsExactly(
                        DIRTY.replace("-3.0", "3"),
                        DIRTY.replace("-3.0", "4"),
                        DIRTY.replace("-3.0", "3"),
                        DIRTY,
                        DIRTY);
        assertThat(log(2)).hasSize(5);
        assertThat(ask(2, new Order.Show(5)).words())
                .filteredOn(w -> w.startsWith("was sent by"))
                .hasSize(5);
    }

    @Test
    void listsEachRefusedRecordOnce_andSaysWhatIsNotThere() throws Exception {
        Topics topics = topics(3);
        assertThat(ask(3, new Order.List("", 5)).words()).containsExactly("0 records in quarantine.");
        quarantine(topics, 1, "unreadable", "not json");
        quarantine(topics, 2, "litres-negative", DIRTY);
        quarantine(topics, 3, "unreadable", "\u00e9");
        quarantine(topics, 2, "litres-negative", DIRTY);

        Answer all = ask(3, new Order.List("", 2));
        assertThat(all.records()).extracting(Quarantined::rawOffset).containsExactly(2L, 3L);
        assertThat(all.figures())
                .containsEntry("quarantine.records", 3L)
                .containsEntry("quarantine.records.unreadable", 2L);
        assertThat(ask(3, new Order.List("unreadable", 5)).records())
                .extracting(Quarantined::rawOffset)
                .containsExactly(1L, 3L);
        assertThat(ask(3, new Order.Show(4)).words().toString()).contains("offset 4", "quarantine list");
        assertThat(ask(3, new Order.Repair(1, Map.of("id", "k"), false, false))
                        .words()
                        .toString())
                .contains("not one JSON object");
        assertThat(ask(3, new Order.Repair(2, Map.of("litres", "-4"), false, false))
                        .words()
                        .toString())
                .contains("would refuse it again", "litres is -4");
        assertThat(ask(3, new Order.Repair(2, Map.of("litres", "4"), true, false))
                        .code())
                .isZero();
        assertThat(raw(topics)).isEmpty();
    }

    /** More of them than an answer tells. More than memory holds: {@link #replaysAHundredThousandRecordsOfARule_inAProcessOf64Megabytes()}. */
    @Test
    void replaysEveryRecordOfARuleOnce_andTellsTheLast() throws Exception {
        Topics topics = topics(5);
        int records = 1000;
        fill(topics, records, DIRTY);
        Order.Replay order = new Order.Replay(List.of(), "litres-negative", false);

        Answer first = ask(5, order);
        Answer again = ask(5, order);

        assertThat(first.code()).isZero();
        assertThat(first.figures()).containsEntry("quarantine.replayed", (long) records);
        assertThat(first.words())
                .contains("1000 records were sent again, 0 were not. The last 200:")
                .last()
                .asString()
                .contains("Offset 999 was sent again as offset 999.");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.figures()).containsEntry("quarantine.replayed", 0L);
        assertThat(again.words())
                .contains("0 records were sent again, 1000 were not. The last 200:")
                .last()
                .asString()
                .contains("Not sent: the same was sent by ada");
        assertThat(raw(topics)).hasSize(records);
        assertThat(log(5)).hasSize(records);
    }

    /** More bytes than the process has memory; the second time, as many acts in the log. */
    @Test
    @Tag("campaign")
    @Criterion("B3Cr5.repair")
    void replaysAHundredThousandRecordsOfARule_inAProcessOf64Megabytes() throws Exception {
        Topics topics = topics(4);
        int records = 100_000;
        fill(topics, records, DIRTY.replace("\"K\"", "\"" + "K".repeat(700) + "\""));
        String order = "{\"do\":\"replay\",\"offsets\":[],\"rule\":\"litres-negative\",\"again\":false}";

        String first = ReplayProcess.answer(folder, 4, broker.bootstrap(), order);
        String again = ReplayProcess.answer(folder, 4, broker.bootstrap(), order);

        assertThat(first)
                .contains("\"code\":0", "100000 records were sent again, 0 were not. The last 200:")
                .contains("Offset 99999 was sent again as offset 99999.", "\"quarantine.replayed\":100000");
        assertThat(again)
                .contains("\"code\":1", "0 records were sent again, 100000 were not. The last 200:")
                .contains("Not sent: the same was sent by ada", "\"quarantine.replayed\":0");
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrap())) {
            assertThat(admin.ends(topics)).containsEntry(topics.raw(), (long) records);
        }
        assertThat(log(4)).hasSize(records);
    }

    private static void fill(Topics topics, int records, String raw) {
        try (QuarantinePublisher publisher = new QuarantinePublisher(broker.bootstrap(), topics)) {
            for (int i = 0; i < records; i++) {
                publisher.publish(
                        new Quarantined(topics.epoch(), i, 0, "litres-negative", "a reason", raw.getBytes(UTF_8)));
            }
            publisher.flush();
        }
    }

    private static Answer ask(int epoch, Order order) throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2001-05-01T00:00:00Z"), ZoneOffset.UTC);
        return new QuarantineDesk(
                        new Sending.Place(folder, epoch, broker.bootstrap(), "ada", clock), KETTLES, "raw_events")
                .answer(order);
    }

    private static List<String> log(int epoch) throws IOException {
        return Files.readAllLines(folder.resolve("quarantine/repairs-e" + epoch + ".ndjson"));
    }

    private static StreamSettings settings() {
        BackofficeSettings unused = new BackofficeSettings("jdbc:postgresql:", "", "", folder, folder, 2);
        return new StreamSettings(folder, 1, broker.bootstrap(), unused, Duration.ofMillis(500));
    }

    private static Topics topics(int epoch) {
        Topics topics = new Topics(KETTLES.topicPrefix(), epoch);
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrap())) {
            admin.create(topics);
        }
        return topics;
    }

    private static void publish(Topics topics, String record) {
        RawPublisher.Buffer buffer = new RawPublisher.Buffer(1 << 20, Duration.ofSeconds(20));
        try (RawPublisher publisher = new RawPublisher(broker.bootstrap(), topics, buffer)) {
            publisher.publish(record.getBytes(UTF_8), Map.of()).join();
        }
    }

    private static void quarantine(Topics topics, long rawOffset, String rule, String raw) throws Exception {
        Quarantined record = new Quarantined(topics.epoch(), rawOffset, 0, rule, "a reason", raw.getBytes(UTF_8));
        try (KafkaProducer<byte[], byte[]> writer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            writer.send(new ProducerRecord<>(topics.quarantine(), 0, null, new QuarantineCodec().encode(record)))
                    .get();
        }
    }

    private static List<KettleEvent> clean(Topics topics, int wanted) {
        List<KettleEvent> read = new ArrayList<>();
        try (LogReader<KettleEvent> reader = new LogReader<>(
                broker.bootstrap(),
                topics,
                new EventCodec<>(KETTLES.eventSchema()),
                ClockAhead.of(KETTLES.contract()))) {
            reader.seekToStart();
            for (long end = System.nanoTime() + PATIENCE.toNanos(); read.size() < wanted && System.nanoTime() < end; ) {
                reader.poll(Duration.ofMillis(100))
                        .forEach(d -> read.add(d.logged().event()));
            }
        }
        return read;
    }

    private static List<ConsumerRecord<byte[], byte[]>> raw(Topics topics) {
        TopicPartition partition = new TopicPartition(topics.raw(), 0);
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                read.addAll(consumer.poll(Duration.ofMillis(100)).records(partition));
            }
        }
        return read;
    }

    private interface Condition {
        boolean met() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.met()) {
            assertThat(System.nanoTime()).as("awaited for two minutes").isLessThan(limit);
        }
    }
}
