package dev.chainon.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.ContractYaml;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderIT {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final EventCodec<KettleEvent> CODEC = new EventCodec<>(new Kettles().eventSchema());

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

    private static Topics fresh(int epoch) {
        Topics topics = new Topics("kettles", epoch);
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrap())) {
            admin.create(topics);
        }
        return topics;
    }

    @Test
    void topicsHaveOnePartition_areStampedOnAppend_andAreKept() throws Exception {
        Topics topics = fresh(1);
        fresh(1);

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            var description = admin.describeTopics(List.of(topics.clean()))
                    .allTopicNames()
                    .get()
                    .get(topics.clean());
            assertThat(description.partitions()).hasSize(1);
        }
        assertThat(setting(topics.clean(), "message.timestamp.type")).isEqualTo("LogAppendTime");
        assertThat(setting(topics.clean(), "retention.ms")).isEqualTo("-1");
    }

    /** A busy broker answers that it does not know a topic which it has just created. */
    @Test
    void topicsThatTheBrokerDoesNotKnowYetAreAwaited() {
        Topics topics = new Topics("kettles", 12);
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrap())) {
            CompletableFuture<Void> led = CompletableFuture.runAsync(() -> admin.awaitLeaders(topics));

            fresh(12);

            led.join();
            assertThat(admin.ends(topics)).containsOnlyKeys(topics.all());
        }
    }

    @Test
    void topicsThatNeverComeAreNotAwaitedForEver() {
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrap(), Duration.ofMillis(200))) {
            assertThatThrownBy(() -> admin.awaitLeaders(new Topics("kettles", 13)))
                    .hasMessageContaining("epoch 13");
        }
    }

    @Test
    @Criterion("B1Cr3.retention")
    @Criterion("B3Cr7.retention")
    void topicsAreKeptAsLongAsTheContractSays_alsoWhenItChanges() throws Exception {
        Topics topics = new Topics("kettles", 11);
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrap())) {
            admin.create(topics, keeping("value: 30, unit: d"));
            awaitSetting(topics.raw(), "retention.ms", "" + 30L * 24 * 3_600_000);
            awaitSetting(topics.raw(), "segment.ms", "" + 24 * 3_600_000);
            awaitSetting(topics.raw(), "message.timestamp.type", "LogAppendTime");
            awaitSetting(topics.clean(), "retention.ms", "-1");

            admin.create(topics, keeping("value: 2, unit: h"));
            awaitSetting(topics.raw(), "retention.ms", "" + 2 * 3_600_000);
            awaitSetting(topics.raw(), "segment.ms", "" + 2 * 3_600_000);

            admin.create(topics, new Kettles().contract());
            awaitSetting(topics.raw(), "retention.ms", "-1");
        }
    }

    private static Contract keeping(String period) {
        return ContractYaml.read("""
                apiVersion: v3.1.0
                kind: DataContract
                id: short-lived-kettles
                version: 1.0.0
                status: active
                schema:
                  - name: raw_events
                    physicalType: topic
                    physicalName: kettles.raw
                    description: A kettle as a feed sends it.
                    properties:
                      - {name: id, logicalType: string, physicalType: string, required: true}
                slaProperties:
                  - {property: retention, %s, element: raw_events, driver: operational, description: "Time to look."}
                """.formatted(period));
    }

    /** The controller has taken what the broker tells a moment later. */
    private static void awaitSetting(String topic, String name, String wanted) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!wanted.equals(setting(topic, name)) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(setting(topic, name)).as("%s of %s", name, topic).isEqualTo(wanted);
    }

    private static String setting(String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get(name)
                    .value();
        }
    }

    @Test
    @Criterion("B3Cr4.log-order")
    void deliversEachEventOnce_inTheOrderOfTheLog() {
        Topics topics = fresh(2);
        try (KafkaProducer<byte[], byte[]> writer = writer()) {
            write(writer, topics, 0, 500);
            writer.send(new ProducerRecord<>(topics.clean(), new byte[] {1, 2, 3}));
            write(writer, topics, 200, 600);
            writer.send(new ProducerRecord<>(topics.clean(), CODEC.encode(KettleLog.instance(600, "k599", 599))));
        }

        try (LogReader<KettleEvent> reader = new LogReader<>(broker.bootstrap(), topics, CODEC, ClockAhead.NONE)) {
            reader.seekToStart();
            List<Delivered<KettleEvent>> delivered = readAll(reader);

            assertThat(delivered)
                    .extracting(d -> d.logged().rawOffset())
                    .containsExactlyElementsOf(LongStream.range(0, 600).boxed().toList());
            assertThat(delivered.get(599).kafkaOffset()).isEqualTo(900);
            assertThat(reader.duplicates()).isEqualTo(301);
            assertThat(reader.unreadable()).isEqualTo(1);
            assertThat(reader.position()).isEqualTo(902);
        }
    }

    @Test
    void goesOnWhereAnotherStopped() throws Exception {
        Topics topics = fresh(3);
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        long position;
        try (KafkaProducer<byte[], byte[]> writer = writer();
                LogReader<KettleEvent> first = new LogReader<>(broker.bootstrap(), topics, CODEC, ClockAhead.NONE)) {
            first.seekToStart();
            write(writer, topics, 0, 100);
            assertThat(readAll(first)).hasSize(100);
            position = first.position();
            first.deduplicator().snapshot(new DataOutputStream(state));
            write(writer, topics, 50, 130);
        }

        try (LogReader<KettleEvent> second = new LogReader<>(broker.bootstrap(), topics, CODEC, ClockAhead.NONE)) {
            second.deduplicator().restore(new DataInputStream(new ByteArrayInputStream(state.toByteArray())));
            second.seek(position);

            assertThat(readAll(second))
                    .extracting(d -> d.logged().rawOffset())
                    .containsExactlyElementsOf(
                            LongStream.range(100, 130).boxed().toList());
        }
    }

    @Test
    void predictionsComeBackInOrder() throws Exception {
        Topics topics = fresh(4);
        List<Prediction> published = LongStream.range(0, 50)
                .mapToObj(i -> new Prediction(4, "e" + i, "s" + i, i, 0.5, "m", 1, i, i, Map.of("k", "v")))
                .toList();
        List<Prediction> read = new ArrayList<>();

        try (PredictionPublisher publisher = PredictionLog.publisher(broker.bootstrap(), topics);
                PredictionReader reader = PredictionLog.reader(broker.bootstrap(), topics)) {
            for (Prediction p : published) {
                assertThat(publisher.publish(p).get()).isEqualTo(p.minute());
            }
            while (reader.position() < reader.endOffset()) {
                read.addAll(reader.poll(PATIENCE));
            }
        }

        assertThat(read).isEqualTo(published);
    }

    @Test
    @Criterion("B3Cr3.traced")
    void tellsUnderWhichContractARawRecordWasJudgedFirst() throws Exception {
        Topics topics = fresh(5);
        try (KafkaProducer<byte[], byte[]> writer = writer();
                JudgementReader<KettleEvent> reader = new JudgementReader<>(broker.bootstrap(), topics, CODEC)) {
            write(writer, topics, 0, 10);
            writer.send(new ProducerRecord<>(topics.clean(), new byte[] {1, 2, 3}));
            judged(writer, topics, 10, "1.1.4");
            judged(writer, topics, 12, "1.1.4");
            judged(writer, topics, 10, "1.2.0");
            long later = judged(writer, topics, 13, "1.2.0");

            assertThat(reader.of(9, 0)).hasValue(new Judgement(9, Optional.empty()));
            assertThat(reader.of(10, 0)).hasValue(new Judgement(11, Optional.of("1.1.4")));
            assertThat(reader.of(11, 0)).as("never came into the log").isEmpty();
            assertThat(reader.of(13, later)).hasValue(new Judgement(14, Optional.of("1.2.0")));
            assertThat(reader.of(14, later + 1)).as("not yet there").isEmpty();
        }
    }

    /** Gives the time at which the broker appended it. */
    private static long judged(KafkaProducer<byte[], byte[]> writer, Topics topics, int rawOffset, String version)
            throws Exception {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topics.clean(), CODEC.encode(KettleLog.instance(rawOffset, "k" + rawOffset, rawOffset)));
        record.headers().add(ContractHeader.NAME, ContractHeader.value(version));
        return writer.send(record).get().timestamp();
    }

    private static KafkaProducer<byte[], byte[]> writer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void write(KafkaProducer<byte[], byte[]> writer, Topics topics, int from, int to) {
        for (int i = from; i < to; i++) {
            LoggedEvent<KettleEvent> logged = KettleLog.instance(i, "k" + i, i);
            writer.send(new ProducerRecord<>(topics.clean(), CODEC.encode(logged)));
        }
        writer.flush();
    }

    /** Ends when the reader stands at the end of the topic, which nobody writes to meanwhile. */
    private static List<Delivered<KettleEvent>> readAll(LogReader<KettleEvent> reader) {
        List<Delivered<KettleEvent>> delivered = new ArrayList<>();
        long end = reader.endOffset();
        while (reader.position() < end) {
            delivered.addAll(reader.poll(PATIENCE));
        }
        return delivered;
    }
}
