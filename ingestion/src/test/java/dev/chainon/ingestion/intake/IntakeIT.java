package dev.chainon.ingestion.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Purified;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.ingestion.export.FeedFiles;
import dev.chainon.ingestion.export.FeedLine;
import dev.chainon.ingestion.replay.ReplaySettings;
import dev.chainon.ingestion.replay.Replayer;
import dev.chainon.streams.BrokerProcess;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Deduplicator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IntakeIT {

    private static final Kettles KETTLES = new Kettles();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String OBJECT = "application/json";
    private static final String LINES = "application/x-ndjson";
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
    @Order(1)
    @Criterion("B3Cr3.sources")
    void everyWayInLeadsToTheSameEvent() throws Exception {
        Path home = home(11);
        String json = "{\"id\":\"K-99360-1\",\"kettle\":\"K\",\"minute\":99360,\"litres\":1.5}";
        try (IntakeProcess intake = start(home, 11)) {
            replay(home, 11);
            drop(home, "day.csv", "id,kettle,minute,litres,spilled\r\nK-99360-1,\"K\",99360,1.5,\r\n");
            await(() -> records(11).size() == 2);
            drop(home, "day.ndjson", json + "\n");
            await(() -> records(11).size() == 3);
            assertThat(post(intake, OBJECT, json).statusCode()).isEqualTo(202);
            assertThat(post(intake, OBJECT, "[" + json + "," + json + "]").statusCode())
                    .isEqualTo(202);
            assertThat(post(intake, LINES, json + "\n" + json + "\n").statusCode())
                    .isEqualTo(202);
        }

        List<ConsumerRecord<byte[], byte[]>> all = records(11);
        Purified<KettleEvent> event = KETTLES.parser().parse(all.get(0).value());
        assertThat(event).isInstanceOf(Purified.Clean.class);
        assertThat(all).hasSize(8).allSatisfy(r -> assertThat(KETTLES.parser().parse(r.value()))
                .isEqualTo(event));
        assertThat(all.subList(1, 8))
                .allSatisfy(r -> assertThat(r.value()).asString(UTF_8).isEqualTo(json));
        assertThat(all)
                .extracting(r -> RawRecords.header(r, "intake-source"))
                .containsExactly("", "file", "file", "http", "http", "http", "http", "http");
    }

    @Test
    @Order(2)
    void answersRowByRow_withTheOffsetOfWhatTheBrokerHas() throws Exception {
        try (IntakeProcess intake = start(home(12), 12)) {
            String large = "{\"note\":\"" + "x".repeat(Intakes.RECORD_BYTES) + "\"}";
            HttpResponse<String> answer = post(intake, OBJECT, "[{\"id\":1}," + large + ",\"dirty\",{\"id\":2}]");
            JsonNode rows = JSON.readTree(answer.body()).path("rows");

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(rows.findValuesAsText("result")).containsExactly("accepted", "refused", "accepted", "accepted");
            assertThat(rows.findValuesAsText("offset")).containsExactly("0", "1", "2");
            assertThat(rows.findValuesAsText("index")).containsExactly("0", "1", "2", "3");
            assertThat(rows.path(1).path("reason").asText()).contains("more than " + Intakes.RECORD_BYTES);
            assertThat(RawRecords.texts(broker.bootstrap(), Intakes.topics(12)))
                    .containsExactly("{\"id\":1}", "\"dirty\"", "{\"id\":2}");

            assertThat(post(intake, OBJECT, "{\"id\":").statusCode()).isEqualTo(400);
            assertThat(post(intake, LINES, "\n \n").statusCode()).isEqualTo(400);
            assertThat(post(intake, "text/plain", "{\"id\":1}").statusCode()).isEqualTo(415);
            assertThat(post(intake, OBJECT, large).statusCode()).isEqualTo(413);
            assertThat(post(intake, LINES, "x".repeat(Intakes.REQUEST_BYTES + 1))
                            .statusCode())
                    .isEqualTo(413);
            assertThat(post(intake, LINES, "1\n".repeat(Intakes.REQUEST_RECORDS + 1))
                            .statusCode())
                    .isEqualTo(413);
            assertThat(get(intake, "/v1/events").statusCode()).isEqualTo(405);
            assertThat(get(intake, "/v2/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(intake, "/metrics").body()).contains("# HELP");
            assertThat(get(intake, "/else").statusCode()).isEqualTo(404);
            assertThat(records(12)).hasSize(3);
        }
    }

    @Test
    @Order(3)
    void asksToComeBack_whenTheBufferIsFull() throws Exception {
        try (IntakeProcess intake = start(home(13), 13)) {
            URI address = URI.create(intake.address());
            try (Socket slow = new Socket(address.getHost(), address.getPort())) {
                OutputStream out = slow.getOutputStream();
                out.write(("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                                + Intakes.REQUEST_BYTES + "\r\n\r\n{")
                        .getBytes(UTF_8));
                out.flush();
                await(() -> post(intake, OBJECT, "{\"id\":1}").statusCode() == 429);
                assertThat(post(intake, OBJECT, "{\"id\":1}").headers().firstValue("Retry-After"))
                        .hasValue("1");
            }
            await(() -> post(intake, OBJECT, "{\"id\":2}").statusCode() == 202);
        }
    }

    @Test
    @Order(4)
    void keepsWhatIsDirtyForTheQuarantine_andSetsAsideWhatIsNoFileOfRecords() throws Exception {
        Path home = home(14);
        try (IntakeProcess intake = start(home, 14)) {
            drop(home, "1.csv", "id,kettle\nk-1,K\nk-2\nk-3,\"open\nk-4,Th\u00e9i\u00e8re\n".getBytes(ISO_8859_1));
            await(() -> Files.exists(home.resolve("inbox/done/1.csv")));
            drop(home, "2.ndjson", "{\"id\":1}\n" + "x".repeat(Intakes.RECORD_BYTES + 1) + "\nnot json");
            await(() -> Files.exists(home.resolve("inbox/done/2.ndjson")));
            drop(home, "2-again.ndjson", Files.readAllBytes(home.resolve("inbox/done/2.ndjson")));
            await(() -> Files.exists(home.resolve("inbox/done/2-again.ndjson")));
            drop(home, "empty.csv", "");
            drop(home, "header.csv", "id,kettle\n");
            drop(home, "utf16.csv", "id,kettle\nk,K\n".getBytes(UTF_16LE));
            drop(home, "table.xlsx", "PK");
            drop(home, "semicolon.csv", "id;kettle\nk;K\n");
            Files.createSymbolicLink(home.resolve("inbox/link.csv"), home.resolve("inbox/done/1.csv"));
            await(() ->
                    files(home, "failed").size() == 10 && files(home, "done").contains("header.csv"));
            assertThat(get(intake, "/v2/health/ready").statusCode()).isEqualTo(200);
        }

        assertThat(RawRecords.all(broker.bootstrap(), Intakes.topics(14)))
                .extracting(r -> new String(r.value(), ISO_8859_1))
                .containsExactly(
                        "{\"id\":\"k-1\",\"kettle\":\"K\"}",
                        "k-2",
                        "k-3,\"open",
                        "k-4,Th\u00e9i\u00e8re",
                        "{\"id\":1}",
                        "not json");
        assertThat(reason(home, "done/2.ndjson")).contains("line 2 was refused: 20001 bytes");
        assertThat(reason(home, "done/2-again.ndjson")).contains("Nothing was sent", "2.ndjson");
        assertThat(reason(home, "failed/empty.csv")).contains("it is empty");
        assertThat(reason(home, "failed/utf16.csv")).contains("save it as UTF-8");
        assertThat(reason(home, "failed/table.xlsx")).contains(".csv", ".ndjson");
        assertThat(reason(home, "failed/semicolon.csv")).contains("commas");
        assertThat(reason(home, "failed/link.csv")).contains("drop the file itself");
    }

    @Test
    @Order(5)
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
        Process first = launch(home, 20_000, 1);
        awaitLine(first, "@half"::equals);
        first.destroyForcibly().waitFor();
        int before = records(1).size();

        Process second = launch(home, Long.MAX_VALUE, 1);
        await(() -> Files.exists(home.resolve("inbox/done/many.csv")));
        second.destroyForcibly().waitFor();

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
    @Order(6)
    void manyTinyRecordsFillNoHeap() throws Exception {
        Process child = launch(home(16), Long.MAX_VALUE, 16);
        try {
            String address =
                    awaitLine(child, line -> line.startsWith("@ready ")).substring("@ready ".length());
            HttpResponse<String> tooMany =
                    HTTP.send(push(address, LINES, "1\n".repeat(524_288)), HttpResponse.BodyHandlers.ofString());
            assertThat(tooMany.statusCode()).isEqualTo(413);
            assertThat(tooMany.body()).contains("more than 5000 records");

            List<CompletableFuture<Integer>> crowd = IntStream.range(0, 60)
                    .mapToObj(i -> HTTP.sendAsync(
                                    push(
                                            address,
                                            i % 2 == 0 ? LINES : OBJECT,
                                            i % 2 == 0 ? "1\n".repeat(5_000) : ones(5_000)),
                                    HttpResponse.BodyHandlers.discarding())
                            .thenApply(HttpResponse::statusCode))
                    .toList();
            List<Integer> answers = crowd.stream().map(CompletableFuture::join).toList();

            assertThat(answers).containsOnly(202, 429);
            assertThat(records(16)).hasSize(5_000 * Collections.frequency(answers, 202));
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static String ones(int count) {
        return "[" + "1,".repeat(count - 1) + "1]";
    }

    @Test
    @Order(7)
    void acknowledgesNothing_thatTheBrokerDoesNotHave() throws Exception {
        Path home = home(15);
        IntakeSettings impatient = Intakes.settings(broker.bootstrap(), home, 15, Duration.ofSeconds(8));
        try (IntakeProcess intake = start(impatient)) {
            assertThat(post(intake, OBJECT, "{\"id\":1}").statusCode()).isEqualTo(202);
            broker.kill();
            drop(home, "waits.ndjson", "{\"id\":2}\n");
            HttpResponse<String> answer = post(intake, OBJECT, "{\"id\":3}");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(JSON.readTree(answer.body())
                            .path("rows")
                            .path(0)
                            .path("reason")
                            .asText())
                    .contains("send it again");
            await(() -> get(intake, "/v2/health/ready").body().contains("waits.ndjson"));
            assertThat(home.resolve("inbox/waits.ndjson")).exists();
        }
    }

    private static KettleEvent event(byte[] raw) {
        return KETTLES.parser().parse(raw) instanceof Purified.Clean<KettleEvent> clean ? clean.value() : null;
    }

    private static void replay(Path home, int epoch) throws IOException {
        LocalDate day = LocalDate.ofEpochDay(69);
        Path feed = FeedFiles.file(home.resolve("feed"), day);
        Files.createDirectories(feed.getParent());
        var sent = KETTLES.history()
                .feed(new Object[] {"K", 99_360L, 1.5, true}, 1)
                .get(0);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(feed))) {
            out.write(new FeedLine(sent.minute(), sent.subject(), sent.json())
                    .format()
                    .getBytes(UTF_8));
        }
        ReplaySettings settings = new ReplaySettings(home, epoch, broker.bootstrap(), List.of(day), 1e9, 0, 1);
        new Replayer(
                        settings,
                        Intakes.topics(epoch),
                        new Replayer.Reports(
                                Telemetry.NONE,
                                new Progress(new PrintStream(OutputStream.nullOutputStream())),
                                Chronicle.NONE))
                .run();
    }

    private static IntakeProcess start(Path home, int epoch) throws IOException {
        return start(Intakes.settings(broker.bootstrap(), home, epoch));
    }

    private static IntakeProcess start(IntakeSettings settings) throws IOException {
        return IntakeProcess.start(settings, KETTLES, Intakes.watch(new Health()));
    }

    private static Process launch(Path home, long haltAfter, int epoch) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xlog:class+load=info:file=" + home.resolve("classes.log"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KettleIntake.class.getName(),
                        broker.bootstrap(),
                        home.toString(),
                        Long.toString(haltAfter),
                        Integer.toString(epoch))
                .redirectError(home.resolve("intake.log").toFile())
                .start();
    }

    private static String awaitLine(Process process, Predicate<String> wanted) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            return lines.lines().filter(wanted).findFirst().orElseThrow(() -> new AssertionError("the intake ended"));
        }
    }

    private static Path home(int epoch) throws IOException {
        return Files.createDirectories(folder.resolve("home-" + epoch));
    }

    private static void drop(Path home, String name, String text) throws IOException {
        drop(home, name, text.getBytes(UTF_8));
    }

    private static void drop(Path home, String name, byte[] bytes) throws IOException {
        Path inbox = Files.createDirectories(home.resolve("inbox"));
        Files.write(inbox.resolve(name + ".part"), bytes);
        Files.move(inbox.resolve(name + ".part"), inbox.resolve(name));
    }

    private static String reason(Path home, String file) throws IOException {
        return Files.readString(home.resolve("inbox").resolve(file + ".reason.txt"));
    }

    private static List<String> files(Path home, String where) throws IOException {
        try (var files = Files.list(home.resolve("inbox").resolve(where))) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(int epoch) {
        return RawRecords.all(broker.bootstrap(), Intakes.topics(epoch));
    }

    private static HttpResponse<String> post(IntakeProcess intake, String type, String body) throws Exception {
        return HTTP.send(push(intake.address(), type, body), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest push(String address, String type, String body) {
        return HttpRequest.newBuilder(URI.create(address + "/v1/events"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpResponse<String> get(IntakeProcess intake, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(intake.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Asks again until it is so, for a minute at most. */
    private static void await(Callable<Boolean> condition) throws Exception {
        long limit = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("awaited for a minute").isLessThan(limit);
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        }
    }
}
