package dev.chainon.acceptance;

import static dev.chainon.acceptance.SpoilingProxy.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.http.ToyServer;
import dev.chainon.serving.security.Doors;
import dev.chainon.serving.security.Role;
import dev.chainon.serving.security.Rules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real server is accepted by its address; each fault that is planted is found by the check that is there for it. */
class AcceptanceTest {

    private static final double MANY_MILLIS = 60_000;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private ToyServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ToyServer(folder, 0, Doors.door(folder, Rules.SERVING, "chainon.security.access = open"))
                .serve(1)
                .withLog();
        Files.writeString(folder.resolve("known.json"), known(1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Answers of the toy network of a version: sigmoid(0.5 * sum + version). */
    private static String known(int version) {
        List<String> rows = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            rows.add("[" + i + ", " + -i + ", " + i * 0.25 + "]");
            answers.add(Double.toString(1 / (1 + Math.exp(-(ToyServer.WEIGHT * i * 0.25 + version)))));
        }
        return "{\"rows\": [" + String.join(", ", rows) + "], \"answers\": [" + String.join(", ", answers) + "]}";
    }

    private int accept(String url, String... more) {
        List<String> words = new ArrayList<>(
                List.of(url, "--report", folder.resolve("reports").toString()));
        words.addAll(List.of("--answers", folder.resolve("known.json").toString()));
        words.addAll(List.of("--metric", "figures", "--requests", "20", "--p99-ms", Double.toString(MANY_MILLIS)));
        words.addAll(List.of("--json", folder.resolve("result.json").toString()));
        words.addAll(List.of(more));
        return new Main(stream(out), stream(err), Clock.systemUTC()).run(words);
    }

    private String own() {
        return "http://127.0.0.1:" + server.port;
    }

    private JsonNode result() throws IOException {
        return Client.JSON.readTree(folder.resolve("result.json").toFile());
    }

    private String verdict(String check) throws IOException {
        for (JsonNode test : result().path("tests")) {
            if (test.path("check").asText().equals(check)) {
                return test.path("verdict").asText();
            }
        }
        return "absent";
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    @Criterion("B1Cr5.acceptance")
    @Criterion("B1Cr5.acceptance-record")
    void aGoodServerPasses_andTheRecordWaitsForASignature() throws IOException {
        int code = accept(own(), "--reserve", "R-06=no monitoring process in this test");

        assertThat(code).as(out.toString(StandardCharsets.UTF_8) + err).isZero();
        JsonNode result = result();
        assertThat(result.path("decision").asText()).isEqualTo("go-with-reservations");
        assertThat(result.path("tests")).hasSize(Checks.names().size()).allSatisfy(test -> assertThat(
                        test.path("verdict").asText())
                .as(test.toString())
                .isEqualTo(test.path("check").asText().equals("monitoring") ? "not-run" : "passed"));
        assertThat(result.path("version").asText()).isEqualTo("1");
        assertThat(result.path("signature").asText()).isEmpty();
        assertThat(result.at("/figures").path("acceptance.known.maxdiff").asDouble(1))
                .isLessThan(1e-5);
        assertThat(result.at("/figures").path("acceptance.latency.p99.ms").asDouble())
                .isPositive();
        String page = page();
        assertThat(page)
                .contains("Procès-verbal de recette", "Acceptance record", own(), "no monitoring process in this test")
                .contains("Périmètre", "Anomalies", "Réserves", "Décision et signature", "R-01", "OneFlightIT.")
                .doesNotContain("${", "<#");
    }

    private String page() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("reports"))) {
            return Files.readString(files.filter(file -> file.toString().endsWith(".html"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    @Test
    @Criterion("B1Cr5.acceptance")
    void otherPredictionsThanTheKnownOnes_areANoGo() throws IOException {
        server.serve(2);

        assertThat(accept(own())).isEqualTo(1);
        assertThat(verdict("known-answers")).isEqualTo("failed");
        assertThat(result().path("decision").asText()).isEqualTo("no-go");
    }

    @Test
    @Criterion("B1Cr5.acceptance")
    void withoutKnownAnswersOrAModel_nothingIsAccepted() throws IOException {
        assertThat(accept(own(), "--answers", folder.resolve("none.json").toString()))
                .isEqualTo(1);
        assertThat(verdict("known-answers")).isEqualTo("not-run");
        server.health.missing("model", "it is being loaded");
        assertThat(accept(own())).isEqualTo(1);
        assertThat(verdict("ready")).isEqualTo("failed");
    }

    private record Plant(String check, SpoilingProxy.Spoil spoil) {
        @Override
        public String toString() {
            return check;
        }
    }

    static Stream<Plant> plants() {
        return Stream.of(
                new Plant("cookies", (asked, body) -> {
                    asked.getResponseHeaders().set("Set-Cookie", "id=1");
                    return body;
                }),
                new Plant("headers", (asked, body) -> {
                    asked.getResponseHeaders().remove("x-content-type-options");
                    return body;
                }),
                new Plant("headers", (asked, body) -> {
                    asked.getResponseHeaders().set("Server", "toy/1.0");
                    return body;
                }),
                new Plant(
                        "errors",
                        (asked, body) -> at(asked, "/v2/models/no-such-model")
                                ? bytes("{\"error\": \"at dev.chainon.Toy.main(Toy.java:7)\"}")
                                : body),
                new Plant("errors", (asked, body) -> {
                    if (at(asked, "/v1/no-such-thing")) {
                        asked.getResponseHeaders().set("content-type", "application/json");
                    }
                    return body;
                }),
                new Plant(
                        "personal-data",
                        (asked, body) -> at(asked, "/v1/no-such-thing")
                                ? bytes(
                                        "{\"type\": \"/v1/errors/not-found\", \"title\": \"t\", \"status\": 404, \"detail\": \"for "
                                                + asked.getRequestHeaders().getFirst("User-Agent") + "\"}")
                                : body),
                new Plant(
                        "personal-data",
                        (asked, body) -> at(asked, "/metrics") ? bytes("figures{who=\"a.b@c.example\"} 1\n") : body),
                new Plant("metrics", (asked, body) -> at(asked, "/metrics") ? bytes("other 1\n") : body),
                new Plant("protocol", (asked, body) -> at(asked, "/v2") ? bytes("{\"name\": \"toy\"}") : body));
    }

    private static boolean at(com.sun.net.httpserver.HttpExchange asked, String path) {
        return asked.getRequestURI().getPath().equals(path);
    }

    @ParameterizedTest
    @MethodSource("plants")
    @Criterion("B1Cr5.acceptance")
    void thePlantedFaultIsFound(Plant plant) throws IOException {
        try (SpoilingProxy proxy = new SpoilingProxy(server.port, plant.spoil())) {
            assertThat(accept(proxy.address(), "--reserve", "R-06=none here")).isEqualTo(1);
        }
        assertThat(verdict(plant.check()))
                .as(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("failed");
    }

    @Test
    @Criterion("B1Cr5.acceptance-record")
    void aReservationStandsAgainstWhatIsNotBlocking_andAgainstNothingElse() throws IOException {
        String[] tooSlow = {"--p99-ms", "0.000001", "--reserve", "R-06=none here"};
        assertThat(accept(own(), tooSlow)).isEqualTo(1);
        assertThat(accept(own(), tooSlow[0], tooSlow[1], tooSlow[2], tooSlow[3], "--reserve", "R-04=shared machine"))
                .isZero();
        assertThat(result().path("decision").asText()).isEqualTo("go-with-reservations");

        assertThat(accept(own(), "--reserve", "R-03=it will do")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("R-03", "blocking");
        assertThat(accept(own(), "--reserve", "R-99=nobody")).isEqualTo(2);
        assertThat(accept(own(), "--reserve", "R-04")).isEqualTo(2);
    }

    /** A server that asks who asks is accepted by its key, and by none is not. */
    @Test
    @Criterion("B1Cr5.acceptance")
    void theKeyIsSentWithEveryRequest() throws IOException {
        Path home = Files.createDirectories(folder.resolve("keyed"));
        String key = Doors.key(home, "acceptance", Role.PREDICT, Role.AUDITOR);
        try (ToyServer keyed =
                new ToyServer(home, 0, Doors.door(home, Rules.SERVING)).serve(1).withLog()) {
            assertThat(failed(keyed, Optional.of(key))).isEmpty();
            assertThat(failed(keyed, Optional.empty())).contains("ready", "protocol", "known-answers", "metrics");
        }
    }

    private List<String> failed(ToyServer keyed, Optional<String> key) {
        Order order = new Order(
                URI.create("http://127.0.0.1:" + keyed.port),
                Optional.empty(),
                Optional.empty(),
                Optional.of("kettle-spills"),
                new Order.Answers(Optional.of(folder.resolve("known.json")), Optional.empty()),
                new Order.Budget(Duration.ofMinutes(1), 5, 1e-5),
                key,
                List.of("figures"));
        Minutes minutes = new Acceptance(Plan.packaged(), Map.of(), "", Clock.systemUTC()).hold(order);
        return minutes.tests().stream()
                .filter(test -> test.finding().verdict() == Verdict.FAILED)
                .map(test -> test.planned().check())
                .toList();
    }

    @Test
    void whereNothingAnswers_saysSo() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(accept("http://127.0.0.1:" + free)).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Nothing answers at http://127.0.0.1:" + free);
        assertThat(accept("here")).isEqualTo(2);
        assertThat(accept(own(), "--such", "thing")).isEqualTo(2);
    }

    @Test
    void aPlanOfOnesOwn_isPlayed_unlessItNamesACheckThatIsNotThere() throws IOException {
        String own = """
                scope: {fr: "x", en: "x"}
                tests:
                  - {id: M-1, title: {fr: a, en: a}, clauses: [B1Cr5.acceptance], purpose: {fr: a, en: a},
                     procedure: {fr: a, en: a}, expected: {fr: a, en: a}, check: %s}
                """;
        Path plan = Files.writeString(folder.resolve("plan.yaml"), own.formatted("ready"));
        assertThat(accept(own(), "--plan", plan.toString())).isZero();
        assertThat(result().path("decision").asText()).isEqualTo("go");
        assertThat(result().path("tests")).hasSize(1);

        Files.writeString(plan, own.formatted("nothing"));
        assertThat(accept(own(), "--plan", plan.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no check nothing");
    }
}
