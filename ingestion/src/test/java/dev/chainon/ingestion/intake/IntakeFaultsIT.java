package dev.chainon.ingestion.intake;

import static dev.chainon.ingestion.intake.Inboxes.drop;
import static dev.chainon.ingestion.intake.Requests.LINES;
import static dev.chainon.ingestion.intake.Requests.OBJECT;
import static dev.chainon.ingestion.intake.Requests.get;
import static dev.chainon.ingestion.intake.Requests.post;
import static dev.chainon.ingestion.intake.Requests.postLater;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Purified;
import dev.chainon.core.process.Health;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.streams.BrokerProcess;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Deduplicator;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Intakes that are killed, crowded, or left alone by their broker. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IntakeFaultsIT {

    private static final Kettles KETTLES = new Kettles();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = 50_000;

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
    @Criterion("B3Cr3.sources")
    void losesNothing_whenKilledInTheMiddleOfAFile() throws Exception {
        Path home = home(1);
        Files.createDirectories(home.resolve("inbox"));
        drop(
                home,
                "many.csv",
                IntStream.range(0, MANY)
                        .mapToObj(i -> "k-" + i + ",K," + (1_000 + i / 100) + ",1.5,")
                        .collect(Collectors.joining("\n", "id,kettle,minute,litres,spilled\n", "\n")));
        try (IntakeChild first = new IntakeChild(broker.bootstrap(), home, 20_000, 1)) {
            first.awaitHalt();
        }
        int before = records(1).size();
        try (IntakeChild second = new IntakeChild(broker.bootstrap(), home, Long.MAX_VALUE, 1)) {
            Await.until(() -> Files.exists(home.resolve("inbox/done/many.csv")));
            assertThat(second.isAlive()).isTrue();
        }

        List<ConsumerRecord<byte[], byte[]>> all = records(1);
        Deduplicator<KettleEvent> reader = new Deduplicator<>(ClockAhead.NONE);
        List<String> delivered = all.stream()
                .map(r -> new LoggedEvent<>(1, r.offset(), r.timestamp(), event(r.value())))
                .filter(reader::admit)
                .map(logged -> logged.event().subject())
                .toList();
        assertThat(before).isEqualTo(20_000);
        assertThat(delivered)
                .containsExactlyElementsOf(
                        IntStream.range(0, MANY).mapToObj(i -> "k-" + i).toList());
        assertThat(reader.repeatedIds()).isEqualTo(all.size() - MANY).isEqualTo(500);
        assertThat(Files.readString(home.resolve("classes.log")))
                .contains("dev.chainon.ingestion.intake.IntakeProcess")
                .doesNotContain("org.apache.spark", "org.apache.hadoop", "org.apache.iceberg");
    }

    @Test
    void manyTinyRecordsFillNoHeap() throws Exception {
        try (IntakeChild child = new IntakeChild(broker.bootstrap(), home(16), Long.MAX_VALUE, 16)) {
            String address = child.address();
            HttpResponse<String> tooMany = post(address, LINES, "1\n".repeat(524_288));
            assertThat(tooMany.statusCode()).isEqualTo(413);
            assertThat(tooMany.body()).contains("more than 5000 records");

            List<CompletableFuture<Integer>> crowd = IntStream.range(0, 60)
                    .mapToObj(i -> i % 2 == 0
                            ? postLater(address, LINES, "1\n".repeat(5_000))
                            : postLater(address, OBJECT, ones(5_000)))
                    .toList();
            List<Integer> answers = crowd.stream().map(CompletableFuture::join).toList();

            assertThat(answers).containsOnly(202, 429);
            assertThat(records(16)).hasSize(5_000 * Collections.frequency(answers, 202));
            assertThat(child.isAlive()).isTrue();
        }
    }

    private static String ones(int count) {
        return "[" + "1,".repeat(count - 1) + "1]";
    }

    /** The last: it ends the broker. */
    @Test
    @Order(Integer.MAX_VALUE)
    void acknowledgesNothing_thatTheBrokerDoesNotHave() throws Exception {
        Path home = home(15);
        IntakeSettings impatient = Intakes.settings(broker.bootstrap(), home, 15, Duration.ofSeconds(3));
        try (IntakeProcess intake = IntakeProcess.start(impatient, KETTLES, Intakes.watch(new Health()))) {
            Await.until(() -> post(intake.address(), OBJECT, "{\"id\":1}").statusCode() == 202);
            broker.kill();
            drop(home, "waits.ndjson", "{\"id\":2}\n");
            HttpResponse<String> answer = post(intake.address(), OBJECT, "{\"id\":3}");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(JSON.readTree(answer.body())
                            .path("rows")
                            .path(0)
                            .path("reason")
                            .asText())
                    .contains("send it again");
            Await.until(() -> get(intake.address(), "/v2/health/ready").body().contains("waits.ndjson"));
            assertThat(home.resolve("inbox/waits.ndjson")).exists();
        }
    }

    private static KettleEvent event(byte[] raw) {
        return KETTLES.parser().parse(raw) instanceof Purified.Clean<KettleEvent> clean ? clean.value() : null;
    }

    private static Path home(int epoch) throws IOException {
        return Files.createDirectories(folder.resolve("home-" + epoch));
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(int epoch) {
        return RawRecords.all(broker.bootstrap(), Intakes.topics(epoch));
    }
}
