package dev.chainon.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.admission.AdmissionSettings;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server and more requests than it lets in. */
class AdmissionTest {

    private static final String INFER = "/v2/models/kettle-spills/infer";
    private static final String ROW =
            "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3],\"datatype\":\"FP32\",\"data\":[0,0,1]}]}";

    @TempDir
    Path folder;

    @Test
    @Criterion("B2Cr6.fair-queue")
    void greedyClientFillsTheQueue_andTheModestOneIsAnswered() throws Exception {
        try (ToyServer server = server(8, 0).serve(1);
                PausedLoop loop = new PausedLoop(server)) {
            List<RawClient> greedy = clients(server, "greedy", 30);
            RawClient modest = new RawClient(server.port, "modest");
            modest.send(INFER, ROW);
            assertThat(modest.status()).isEqualTo(200);

            loop.pause();
            for (RawClient one : greedy) {
                one.send(INFER, ROW);
            }
            modest.send(INFER, ROW);
            loop.goOn();

            assertThat(modest.status()).isEqualTo(200);
            assertThat(statuses(greedy)).hasSize(30).contains(200, 503).containsOnly(200, 503);
        }
    }

    @Test
    @Criterion("B2Cr6.load-shedding")
    void moreThanTheQueueHolds_isRefusedWithATimeToComeBack_andTheServerGoesOn() throws Exception {
        try (ToyServer server = server(8, 0).serve(1);
                PausedLoop loop = new PausedLoop(server)) {
            List<RawClient> clients = clients(server, "many", 40);
            loop.pause();
            for (RawClient client : clients) {
                client.send(INFER, ROW);
            }
            loop.goOn();

            List<Integer> statuses = statuses(clients);
            assertThat(statuses.stream().filter(s -> s == 200)).hasSizeGreaterThanOrEqualTo(8);
            assertThat(statuses).contains(503).containsOnly(200, 503);
            RawClient refused = clients.get(statuses.indexOf(503));
            assertThat(refused.header("retry-after")).isEqualTo("1");
            assertThat(refused.body()).contains("\"error\"");
            assertThat(server.post(INFER, ROW).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Criterion("B2Cr6.deadline")
    void requestsThatWaitedTooLong_areAnswered504() throws Exception {
        try (ToyServer server = server(100, 0).serve(1)) {
            HttpResponse<String> late = ask(server, "X-Request-Timeout-Ms", "0");
            assertThat(late.statusCode()).isEqualTo(504);
            assertThat(ToyServer.error(late)).contains("nothing was computed");
            assertThat(late.headers().firstValue("retry-after")).isEmpty();

            assertThat(ask(server, "X-Request-Timeout-Ms", "9999").statusCode()).isEqualTo(200);
            assertThat(ask(server, "X-Request-Timeout-Ms", "soon").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void clientAboveItsRate_isAnswered429_andOthersAreNot() throws Exception {
        try (ToyServer server = server(100, 2).serve(1)) {
            assertThat(ask(server, "X-API-Key", "a").statusCode()).isEqualTo(200);
            assertThat(ask(server, "X-API-Key", "a").statusCode()).isEqualTo(200);
            HttpResponse<String> tooMany = ask(server, "X-API-Key", "a");
            assertThat(tooMany.statusCode()).isEqualTo(429);
            assertThat(tooMany.headers().firstValue("retry-after")).contains("1000");
            assertThat(ask(server, "X-API-Key", "b").statusCode()).isEqualTo(200);
            assertThat(server.post(INFER, ROW).statusCode())
                    .as("by its address")
                    .isEqualTo(200);
        }
    }

    /** @param burst of each client, which gets a further request in a thousand seconds; 0 for no limit */
    private ToyServer server(int queue, int burst) {
        AdmissionSettings.Rate rate =
                new AdmissionSettings.Rate(burst == 0 ? 0 : 0.001, Math.max(1, burst), 100, "X-API-Key");
        return new ToyServer(folder, 0, new AdmissionSettings(queue, 64, 1, Duration.ofSeconds(60), rate));
    }

    private static HttpResponse<String> ask(ToyServer server, String header, String value) {
        return server.send(HttpRequest.newBuilder(server.uri(INFER))
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(ROW)));
    }

    /** Connections that have been answered once: what they send next is in the server's hands when {@code send} returns. */
    private static List<RawClient> clients(ToyServer server, String key, int count) throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RawClient client = new RawClient(server.port, key);
            client.send(INFER, ROW);
            assertThat(client.status()).isEqualTo(200);
            clients.add(client);
        }
        return clients;
    }

    private static List<Integer> statuses(List<RawClient> clients) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (RawClient client : clients) {
            statuses.add(client.status());
        }
        return statuses;
    }
}
