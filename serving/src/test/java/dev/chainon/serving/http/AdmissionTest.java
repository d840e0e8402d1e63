package dev.chainon.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.admission.AdmissionSettings;
import dev.chainon.serving.security.Doors;
import dev.chainon.serving.security.Role;
import dev.chainon.serving.security.Rules;
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

    private static final String CLIENT = "X-Chainon-Client";

    @TempDir
    Path folder;

    @Test
    @Criterion("B2Cr6.fair-queue")
    void greedyClientFillsTheQueue_andTheModestOneIsAnswered() throws Exception {
        String much = Doors.key(folder, "greedy", Role.PREDICT);
        String little = Doors.key(folder, "modest", Role.PREDICT);
        try (ToyServer server = guarded(8, 0).serve(1);
                PausedLoop loop = new PausedLoop(server)) {
            List<RawClient> greedy = clients(server, much, 30);
            RawClient modest = new RawClient(server.port, little);
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
            refused.send(INFER, ROW);
            assertThat(refused.status()).as("its connection goes on").isEqualTo(200);
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

    /** Refused by its head alone: the body of the first never comes until it is, and the connection goes on. */
    @Test
    @Criterion("B2Cr6.load-shedding")
    void refusedRequest_isAnsweredBeforeItsBodyIsRead() throws Exception {
        try (ToyServer server = server(8, 0).serve(1)) {
            RawClient client = new RawClient(server.port, "any");
            client.write("POST " + INFER
                    + " HTTP/1.1\r\nHost: test\r\nX-Request-Timeout-Ms: 0\r\nContent-Length: 7\r\n\r\n");
            assertThat(client.status()).isEqualTo(504);
            client.write("{ never");
            client.send(INFER, ROW);
            assertThat(client.status()).isEqualTo(200);
        }
    }

    @Test
    @Criterion("B2Cr6.load-shedding")
    void connectionThatAsksAheadOfItsAnswers_hasOneRequestInLineAtATime() throws Exception {
        try (ToyServer server = server(1, 0).serve(1)) {
            RawClient client = new RawClient(server.port, "any");
            for (int i = 0; i < 200; i++) {
                client.send(INFER, ROW);
            }
            for (int i = 0; i < 200; i++) {
                assertThat(client.status())
                        .as("a line of one place is never full")
                        .isEqualTo(200);
            }
        }
    }

    @Test
    @Criterion("B2Cr6.fair-queue")
    void clientAboveItsRate_isAnswered429_andOthersAreNot() {
        String first = Doors.key(folder, "first", Role.PREDICT);
        String second = Doors.key(folder, "second", Role.PREDICT);
        try (ToyServer server = guarded(100, 2).serve(1)) {
            assertThat(ask(server, "X-API-Key", first).statusCode()).isEqualTo(200);
            assertThat(ask(server, "Authorization", "Bearer " + first).statusCode())
                    .isEqualTo(200);
            HttpResponse<String> tooMany = ask(server, "X-API-Key", first);
            assertThat(tooMany.statusCode()).isEqualTo(429);
            assertThat(tooMany.headers().firstValue("retry-after")).contains("1000");
            assertThat(ask(server, "X-API-Key", first, CLIENT, "another").statusCode())
                    .as("the name that the door gives is not the client's to choose")
                    .isEqualTo(429);
            assertThat(ask(server, "X-API-Key", second).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Criterion("B2Cr6.fair-queue")
    void whoInventsNames_getsNoFurtherShare() {
        try (ToyServer server = server(100, 2).serve(1)) {
            assertThat(ask(server, "X-API-Key", "a").statusCode()).isEqualTo(200);
            assertThat(ask(server, CLIENT, "b").statusCode()).isEqualTo(200);
            assertThat(ask(server, "X-API-Key", "c").statusCode()).isEqualTo(429);
            assertThat(ask(server, CLIENT, "d").statusCode()).isEqualTo(429);
            assertThat(ask(server, "X-Forwarded-For", "10.0.0.1").statusCode()).isEqualTo(429);
        }
    }

    @Test
    @Criterion("B2Cr6.fair-queue")
    void clientHasOneRate_whicheverWayItAsks() {
        try (ToyServer server = server(100, 2).serve(1).withLog()) {
            assertThat(server.get("/v1/kettles/model/card").statusCode()).isNotEqualTo(429);
            assertThat(server.infers()).isEqualTo(200);
            HttpResponse<String> tooMany = server.post("/v1/kettles/predict", "{\"kettle\":\"red\"}");
            assertThat(tooMany.statusCode()).isEqualTo(429);
            assertThat(tooMany.headers().firstValue("retry-after")).contains("1000");
            assertThat(tooMany.body()).contains("too-many-requests");
        }
    }

    @Test
    @Criterion("B2Cr6.deadline")
    void domainRequestThatIsLate_isAnswered504() {
        try (ToyServer server = server(100, 0).serve(1).withLog()) {
            for (String path : List.of("/v1/kettles/predict", "/v1/kettles/explain")) {
                HttpResponse<String> late = server.send(HttpRequest.newBuilder(server.uri(path))
                        .headers("X-Request-Timeout-Ms", "0", "Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("not even JSON")));
                assertThat(late.statusCode()).isEqualTo(504);
                assertThat(late.body()).contains("too-late", "nothing was computed");
            }
        }
    }

    private ToyServer server(int queue, int burst) {
        return new ToyServer(folder, 0, settings(queue, burst));
    }

    /** One that asks who asks. */
    private ToyServer guarded(int queue, int burst) {
        return new ToyServer(folder, 0, Doors.door(folder, Rules.SERVING), settings(queue, burst));
    }

    /** @param burst of each client, which gets a further request in a thousand seconds; 0 for no limit */
    private static AdmissionSettings settings(int queue, int burst) {
        AdmissionSettings.Rate rate = new AdmissionSettings.Rate(burst == 0 ? 0 : 0.001, Math.max(1, burst), 100);
        return new AdmissionSettings(queue, Duration.ofSeconds(10), 64, 1, Duration.ofSeconds(60), rate);
    }

    private static HttpResponse<String> ask(ToyServer server, String... headers) {
        return server.send(HttpRequest.newBuilder(server.uri(INFER))
                .headers(headers)
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
