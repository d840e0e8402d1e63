package dev.chainon.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import dev.chainon.ingestion.stream.CleanCopy;
import dev.chainon.ingestion.stream.StreamJob;
import dev.chainon.ingestion.stream.StreamSettings;
import dev.chainon.streams.BrokerProcess;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Delivered;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.LogReader;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream job while its back office is away: the catalog's database refuses everybody, and the warehouse is not where it was. */
@Tag("campaign")
class BackofficeGoneIT {

    private static final Kettles KETTLES = new Kettles();
    private static final int EPOCH = 7;
    private static final int HALF = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    @Test
    @Criterion("B3Cr7.runtime-survives")
    void theStreamGoesOnWithoutIt_andTheCopyCatchesUp_eachEventOnce() throws Exception {
        Backoffice backoffice = Platform.backoffice(KETTLES.topicPrefix());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (BrokerProcess broker = BrokerProcess.start(folder)) {
            Topics topics = new Topics(KETTLES.topicPrefix(), EPOCH);
            CountDownLatch ready = new CountDownLatch(1);
            Future<?> job = thread.submit(() -> {
                job(broker).run(ready::countDown);
                return null;
            });
            assertThat(ready.await(2, TimeUnit.MINUTES)).isTrue();
            send(broker, topics, 0);
            await("the first half is copied", () -> copied(backoffice).size() == HALF);

            takeAway();
            try {
                send(broker, topics, HALF);
                assertThat(clean(broker, topics, 2 * HALF)).hasSize(2 * HALF);
                await("the copy has failed", () -> query(backoffice.spark(), "copy")
                        .isEmpty());
            } finally {
                bringBack();
            }

            await("the copy catches up", () -> copied(backoffice).size() >= 2 * HALF);
            assertThat(copied(backoffice)).hasSize(2 * HALF).doesNotHaveDuplicates();
            stop(backoffice.spark(), "purify");
            job.get(1, TimeUnit.MINUTES);
        } finally {
            thread.shutdownNow();
            stop(backoffice.spark(), "purify");
            stop(backoffice.spark(), "copy");
        }
    }

    private static StreamJob<KettleEvent> job(BrokerProcess broker) {
        BackofficeSettings unused = new BackofficeSettings("jdbc:postgresql:", "", "", folder, folder, 2);
        StreamSettings settings = new StreamSettings(folder, EPOCH, broker.bootstrap(), unused, Duration.ofMillis(500));
        return new StreamJob<>(settings, KETTLES, new StreamJob.Reports(new Health(), Telemetry.NONE, Chronicle.NONE));
    }

    private static void takeAway() throws Exception {
        Platform.administer("ALTER DATABASE postgres WITH ALLOW_CONNECTIONS false");
        Platform.administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'postgres'");
        Files.move(Platform.warehouse(), away());
        // In its place a file, so that nothing can be made there.
        Files.createFile(Platform.warehouse());
    }

    private static void bringBack() throws Exception {
        Files.delete(Platform.warehouse());
        Files.move(away(), Platform.warehouse());
        Platform.administer("ALTER DATABASE postgres WITH ALLOW_CONNECTIONS true");
    }

    private static Path away() {
        return Platform.warehouse().resolveSibling("away");
    }

    private static void send(BrokerProcess broker, Topics topics, int from) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = from; i < from + HALF; i++) {
                byte[] record = ("k-" + i + ",K," + (1_000 + i) + ",1").getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topics.raw(), 0, new byte[] {1}, record));
            }
            producer.flush();
        }
    }

    private static List<Delivered<KettleEvent>> clean(BrokerProcess broker, Topics topics, int wanted)
            throws IOException {
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
        return read;
    }

    /** Positions of the copied rows of this epoch; none while the table is not there. */
    private static List<Long> copied(Backoffice backoffice) {
        if (!backoffice.exists(CleanCopy.TABLE)) {
            return List.of();
        }
        return backoffice
                .spark()
                .table(backoffice.sqlName(CleanCopy.TABLE))
                .where("log_epoch = " + EPOCH)
                .select("log_position")
                .collectAsList()
                .stream()
                .map(row -> row.getLong(0))
                .toList();
    }

    private static List<StreamingQuery> query(SparkSession spark, String name) {
        return Arrays.stream(spark.streams().active())
                .filter(query -> name.equals(query.name()))
                .toList();
    }

    private static void stop(SparkSession spark, String name) throws Exception {
        for (StreamingQuery query : query(spark, name)) {
            query.stop();
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !condition.getAsBoolean(); ) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
