package dev.chainon.ingestion.intake;

import static dev.chainon.ingestion.intake.Inboxes.drop;
import static dev.chainon.ingestion.intake.Inboxes.files;
import static dev.chainon.ingestion.intake.Inboxes.reason;
import static dev.chainon.ingestion.intake.Requests.LINES;
import static dev.chainon.ingestion.intake.Requests.OBJECT;
import static dev.chainon.ingestion.intake.Requests.get;
import static dev.chainon.ingestion.intake.Requests.post;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.event.Purified;
import dev.chainon.core.process.Health;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.streams.BrokerProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an intake makes of all that can be given to it. */
class IntakeIT {

    private static final Kettles KETTLES = new Kettles();
    private static final ObjectMapper JSON = new ObjectMapper();

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
    void everyWayInLeadsToTheSameEvent() throws Exception {
        Path home = home(11);
        String json = "{\"id\":\"K-99360-1\",\"kettle\":\"K\",\"minute\":99360,\"litres\":1.5}";
        try (IntakeProcess intake = start(home, 11)) {
            Intakes.replay(broker.bootstrap(), home, 11);
            drop(home, "day.csv", "id,kettle,minute,litres,spilled\r\nK-99360-1,\"K\",99360,1.5,\r\n");
            Await.until(() -> records(11).size() == 2);
            drop(home, "day.ndjson", json + "\n");
            Await.until(() -> records(11).size() == 3);
            assertThat(post(intake.address(), OBJECT, json).statusCode()).isEqualTo(202);
            assertThat(post(intake.address(), OBJECT, "[" + json + "," + json + "]")
                            .statusCode())
                    .isEqualTo(202);
            assertThat(post(intake.address(), LINES, json + "\n" + json + "\n").statusCode())
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
    void answersRowByRow_withTheOffsetOfWhatTheBrokerHas() throws Exception {
        try (IntakeProcess intake = start(home(12), 12)) {
            String large = "{\"note\":\"" + "x".repeat(Intakes.RECORD_BYTES) + "\"}";
            HttpResponse<String> answer =
                    post(intake.address(), OBJECT, "[{\"id\":1}," + large + ",\"dirty\",{\"id\":2}]");
            JsonNode rows = JSON.readTree(answer.body()).path("rows");

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(rows.findValuesAsText("result")).containsExactly("accepted", "refused", "accepted", "accepted");
            assertThat(rows.findValuesAsText("offset")).containsExactly("0", "1", "2");
            assertThat(rows.findValuesAsText("index")).containsExactly("0", "1", "2", "3");
            assertThat(rows.path(1).path("reason").asText()).contains("more than " + Intakes.RECORD_BYTES);
            assertThat(RawRecords.texts(broker.bootstrap(), Intakes.topics(12)))
                    .containsExactly("{\"id\":1}", "\"dirty\"", "{\"id\":2}");

            assertThat(post(intake.address(), OBJECT, "{\"id\":").statusCode()).isEqualTo(400);
            assertThat(post(intake.address(), LINES, "\n \n").statusCode()).isEqualTo(400);
            assertThat(post(intake.address(), "text/plain", "{\"id\":1}").statusCode())
                    .isEqualTo(415);
            assertThat(post(intake.address(), OBJECT, large).statusCode()).isEqualTo(413);
            assertThat(post(intake.address(), LINES, "x".repeat(Intakes.REQUEST_BYTES + 1))
                            .statusCode())
                    .isEqualTo(413);
            assertThat(post(intake.address(), LINES, "1\n".repeat(Intakes.REQUEST_RECORDS + 1))
                            .statusCode())
                    .isEqualTo(413);
            assertThat(get(intake.address(), "/v1/events").statusCode()).isEqualTo(405);
            assertThat(get(intake.address(), "/v2/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(intake.address(), "/metrics").body()).contains("# HELP");
            assertThat(get(intake.address(), "/else").statusCode()).isEqualTo(404);
            assertThat(records(12)).hasSize(3);
        }
    }

    @Test
    void asksToComeBack_whenTheBufferIsFull() throws Exception {
        try (IntakeProcess intake = start(home(13), 13)) {
            URI address = URI.create(intake.address());
            try (Socket slow = new Socket(address.getHost(), address.getPort())) {
                OutputStream out = slow.getOutputStream();
                out.write(("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                                + Intakes.REQUEST_BYTES + "\r\n\r\n{")
                        .getBytes(UTF_8));
                out.flush();
                Await.until(() -> post(intake.address(), OBJECT, "{\"id\":1}").statusCode() == 429);
                assertThat(post(intake.address(), OBJECT, "{\"id\":1}")
                                .headers()
                                .firstValue("Retry-After"))
                        .hasValue("1");
            }
            Await.until(() -> post(intake.address(), OBJECT, "{\"id\":2}").statusCode() == 202);
        }
    }

    @Test
    void keepsWhatIsDirtyForTheQuarantine_andSetsAsideWhatIsNoFileOfRecords() throws Exception {
        Path home = home(14);
        try (IntakeProcess intake = start(home, 14)) {
            drop(home, "1.csv", "id,kettle\nk-1,K\nk-2\nk-3,\"open\nk-4,Th\u00e9i\u00e8re\n".getBytes(ISO_8859_1));
            Await.until(() -> Files.exists(home.resolve("inbox/done/1.csv")));
            drop(home, "2.ndjson", "{\"id\":1}\n" + "x".repeat(Intakes.RECORD_BYTES + 1) + "\nnot json");
            Await.until(() -> Files.exists(home.resolve("inbox/done/2.ndjson")));
            drop(home, "2-again.ndjson", Files.readAllBytes(home.resolve("inbox/done/2.ndjson")));
            Await.until(() -> Files.exists(home.resolve("inbox/done/2-again.ndjson")));
            drop(home, "empty.csv", "");
            drop(home, "header.csv", "id,kettle\n");
            drop(home, "utf16.csv", "id,kettle\nk,K\n".getBytes(UTF_16LE));
            drop(home, "table.xlsx", "PK");
            drop(home, "semicolon.csv", "id;kettle\nk;K\n");
            Files.createSymbolicLink(home.resolve("inbox/link.csv"), home.resolve("inbox/done/1.csv"));
            Await.until(() ->
                    files(home, "failed").size() == 10 && files(home, "done").contains("header.csv"));
            assertThat(get(intake.address(), "/v2/health/ready").statusCode()).isEqualTo(200);
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

    private static IntakeProcess start(Path home, int epoch) throws IOException {
        return IntakeProcess.start(
                Intakes.settings(broker.bootstrap(), home, epoch), KETTLES, Intakes.watch(new Health()));
    }

    private static Path home(int epoch) throws IOException {
        return Files.createDirectories(folder.resolve("home-" + epoch));
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(int epoch) {
        return RawRecords.all(broker.bootstrap(), Intakes.topics(epoch));
    }
}
