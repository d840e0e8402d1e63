package dev.chainon.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Quarantined;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.monitoring.process.ScratchFolder;
import dev.chainon.monitoring.stream.StreamPulse;
import dev.chainon.store.Database;
import dev.chainon.store.Outcomes;
import dev.chainon.store.Predictions;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.StoppableServer;
import dev.chainon.store.TestDatabase;
import dev.chainon.streams.BrokerProcess;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.PredictionLog;
import dev.chainon.streams.PredictionPublisher;
import dev.chainon.streams.QuarantineCodec;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringIT {

    private static final Topics TOPICS = new Topics("kettles", 1);
    private static final int KETTLES = 40;

    private static final ScratchFolder SCRATCH = new ScratchFolder(Path.of("absent"), 1 << 20);

    @TempDir
    private Path folder;

    private static void await(String what, BooleanSupplier condition) {
        Instant limit = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Every fourth kettle spills; its score says so. Every label is emitted twice, as after a restart of the stream job. */
    private static void write(String bootstrap, int from, int to) throws Exception {
        EventCodec<KettleEvent> codec = new EventCodec<>(new Kettles().eventSchema());
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (KafkaProducer<byte[], byte[]> log =
                        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                PredictionPublisher predictions = PredictionLog.publisher(bootstrap, TOPICS)) {
            for (int i = from; i < to; i++) {
                KettleEvent label = new KettleEvent("k" + i, "blue", 110 + i, 1, Optional.of(i % 4 == 0));
                byte[] bytes = codec.encode(new LoggedEvent<>(1, i, System.currentTimeMillis(), label));
                log.send(new ProducerRecord<>(TOPICS.clean(), bytes));
                log.send(new ProducerRecord<>(TOPICS.clean(), bytes));
                double score = i % 4 == 0 ? .8 : .2;
                predictions.publish(new Prediction(
                        1,
                        "k" + i + "/I",
                        "k" + i,
                        100 + i,
                        score,
                        "kettle-spills",
                        1,
                        i,
                        System.currentTimeMillis(),
                        Map.of("kettle", "blue")));
            }
            Quarantined refused = new Quarantined(
                    1, 99, System.currentTimeMillis(), "unreadable", "expected 4 or 5 parts", new byte[] {1});
            log.send(new ProducerRecord<>(TOPICS.quarantine(), new QuarantineCodec().encode(refused)));
            log.flush();
            predictions.flush();
        }
    }

    @Test
    @Criterion("B1Cr2.replaceable-case")
    @Criterion("B3Cr7.projection")
    void followsTheLogsIntoFiguresAndTables_whichAreBuiltAgainFromThem() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(Files.createDirectory(folder.resolve("kafka")));
                TestDatabase postgres = TestDatabase.fresh()) {
            try (TopicAdmin admin = new TopicAdmin(broker.bootstrap())) {
                admin.create(TOPICS);
            }
            write(broker.bootstrap(), 0, KETTLES);
            Database database = postgres.as(RuntimeRole.MONITORING);
            MonitoringSettings settings =
                    new MonitoringSettings(folder, 1, broker.bootstrap(), Duration.ofMillis(50), Map.of(), SCRATCH);
            LineageFake lineage = new LineageFake();
            List<Prediction> heard = new CopyOnWriteArrayList<>();
            try (Monitoring<KettleEvent> monitoring = new Monitoring<>(
                            new Kettles(),
                            settings,
                            new Monitoring.Runtime(
                                    database,
                                    "jdbc:postgresql://h:1/chainon",
                                    new Chronicle(lineage, InstantSource.system(), Duration.ZERO),
                                    () -> {}),
                            heard::add)
                    .start()) {
                await("labels", () -> monitoring.figures().getOrDefault("live.labels", 0.0) == KETTLES);
                await("quarantine", () -> monitoring.figures().getOrDefault("stream.quarantined", 0.0) == 1);
                await(
                        "rows",
                        () -> new Predictions(database).count(1) == KETTLES
                                && new Outcomes(database).count(1) == KETTLES);

                assertThat(monitoring.figures())
                        .containsEntry("live.auc", 1.0)
                        .containsEntry("live.late.share", .25)
                        .containsEntry("stream.duplicates", (double) KETTLES)
                        .containsKeys("stream.latency.p50.ms", "stream.latency.p99.ms");
                assertThat(heard).hasSize(KETTLES);
                assertThat(lineage.written("postgres://h:1 chainon.runtime.prediction"))
                        .isEqualTo(KETTLES);
                assertThat(lineage.written("postgres://h:1 chainon.runtime.outcome"))
                        .isEqualTo(KETTLES);
                await(
                        "lags",
                        () -> monitoring.streams().stream()
                                        .flatMap(topic -> topic.readers().stream())
                                        .filter(reader -> !reader.name().equals("copy")
                                                && !reader.name().equals("purification"))
                                        .mapToLong(reader -> reader.lag().orElse(1))
                                        .sum()
                                == 0);
                assertThat(monitoring.streams())
                        .extracting(StreamPulse.Topic::name, StreamPulse.Topic::records)
                        .containsExactly(
                                tuple(TOPICS.raw(), 0L),
                                tuple(TOPICS.clean(), 2L * KETTLES),
                                tuple(TOPICS.quarantine(), 1L),
                                tuple(TOPICS.predictions(), (long) KETTLES));
                assertThat(monitoring.streams().get(1).readers())
                        .extracting(StreamPulse.Reader::name, StreamPulse.Reader::lag)
                        .contains(tuple("copy", OptionalLong.empty()), tuple("outcomes", OptionalLong.of(0)));
            }
            areBuiltAgain(postgres, database, settings);
        }
    }

    /** Without its rows and without the place where it was, a projection starts over. */
    private static void areBuiltAgain(TestDatabase postgres, Database database, MonitoringSettings settings)
            throws Exception {
        List<Prediction> before = new Predictions(database).latest(1, 2 * KETTLES);
        try (Connection owner = DriverManager.getConnection(
                        postgres.url(), TestDatabase.adminUser(), TestDatabase.adminPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("TRUNCATE runtime.prediction, runtime.outcome");
        }
        assertThat(new Predictions(database).count(1)).isZero();
        try (Stream<Path> marks = Files.list(settings.home().resolve("monitoring"))) {
            for (Path mark : marks.toList()) {
                Files.delete(mark);
            }
        }

        Monitoring.Runtime runtime =
                new Monitoring.Runtime(database, "jdbc:postgresql://h:1/chainon", Chronicle.NONE, () -> {});
        try (Monitoring<KettleEvent> again = new Monitoring<>(new Kettles(), settings, runtime, p -> {}).start()) {
            await(
                    "rows again",
                    () -> new Predictions(database).count(1) == KETTLES && new Outcomes(database).count(1) == KETTLES);
            assertThat(again.streams()).isNotNull();
        }
        assertThat(new Predictions(database).latest(1, 2 * KETTLES))
                .hasSize(KETTLES)
                .isEqualTo(before);
    }

    @Test
    @Criterion("B3Cr5.survives-dirt")
    void anOutcomeFromFarAheadIsNoRow_evenWhereTheProjectorGoesOnAtIt() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(Files.createDirectory(folder.resolve("kafka")));
                TestDatabase postgres = TestDatabase.fresh()) {
            try (TopicAdmin admin = new TopicAdmin(broker.bootstrap())) {
                admin.create(TOPICS);
            }
            Outcomes outcomes = new Outcomes(postgres.as(RuntimeRole.MONITORING));
            MonitoringSettings settings =
                    new MonitoringSettings(folder, 1, broker.bootstrap(), Duration.ofMillis(50), Map.of(), SCRATCH);
            Monitoring.Runtime runtime = new Monitoring.Runtime(
                    postgres.as(RuntimeRole.MONITORING), "jdbc:postgresql://h:1/chainon", Chronicle.NONE, () -> {});
            write(broker.bootstrap(), 0, KETTLES);
            try (Monitoring<KettleEvent> before = new Monitoring<>(new Kettles(), settings, runtime, p -> {}).start()) {
                await("rows", () -> outcomes.count(1) == KETTLES);
            }
            label(broker.bootstrap(), KETTLES, 99_999_999L);
            write(broker.bootstrap(), KETTLES + 1, 2 * KETTLES);

            try (Monitoring<KettleEvent> after = new Monitoring<>(new Kettles(), settings, runtime, p -> {}).start()) {
                await("all rows", () -> outcomes.count(1) >= 2 * KETTLES - 1);

                assertThat(outcomes.count(1)).isEqualTo(2 * KETTLES - 1);
                await("live labels", () -> after.figures().getOrDefault("live.labels", 0.0) == 2 * KETTLES - 1);
            }
        }
    }

    private static void label(String bootstrap, int number, long minute) throws Exception {
        KettleEvent label = new KettleEvent("k" + number, "blue", minute, 1, Optional.of(true));
        byte[] bytes = new EventCodec<>(new Kettles().eventSchema())
                .encode(new LoggedEvent<>(1, number, System.currentTimeMillis(), label));
        try (KafkaProducer<byte[], byte[]> log = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
            log.send(new ProducerRecord<>(TOPICS.clean(), bytes)).get();
        }
    }

    @Test
    @Criterion("B3Cr7.runtime-survives")
    void theProjectorsCatchUp_whenTheDatabaseWasStopped_noRowLostOrDoubled() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(Files.createDirectory(folder.resolve("kafka")));
                StoppableServer postgres = StoppableServer.start(folder.resolve("postgres"));
                Database database = postgres.as(RuntimeRole.MONITORING)) {
            try (TopicAdmin admin = new TopicAdmin(broker.bootstrap())) {
                admin.create(TOPICS);
            }
            write(broker.bootstrap(), 0, KETTLES);
            MonitoringSettings settings =
                    new MonitoringSettings(folder, 1, broker.bootstrap(), Duration.ofMillis(50), Map.of(), SCRATCH);
            Predictions predictions = new Predictions(database);
            Outcomes outcomes = new Outcomes(database);
            Monitoring.Runtime runtime =
                    new Monitoring.Runtime(database, "jdbc:postgresql://h:1/chainon", Chronicle.NONE, () -> {});
            try (Monitoring<KettleEvent> monitoring =
                    new Monitoring<>(new Kettles(), settings, runtime, p -> {}).start()) {
                await("rows", () -> predictions.count(1) == KETTLES && outcomes.count(1) == KETTLES);
                postgres.stop();
                try {
                    write(broker.bootstrap(), KETTLES, 2 * KETTLES);
                    await("live labels", () -> monitoring.figures().getOrDefault("live.labels", 0.0) == 2 * KETTLES);
                    assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), "nobody", ""))
                            .hasMessageContaining("refused");
                } finally {
                    postgres.startAgain();
                }
                await("all rows", () -> predictions.count(1) >= 2 * KETTLES && outcomes.count(1) >= 2 * KETTLES);

                assertThat(predictions.count(1)).isEqualTo(2 * KETTLES);
                assertThat(outcomes.count(1)).isEqualTo(2 * KETTLES);
            }
        }
    }
}
