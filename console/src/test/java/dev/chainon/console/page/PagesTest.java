package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.console.live.Sky;
import dev.chainon.console.source.Lineage.Data;
import dev.chainon.console.source.Lineage.Diagram;
import dev.chainon.console.source.Models;
import dev.chainon.console.source.Operations.ProcessLine;
import dev.chainon.console.source.Operations.State;
import dev.chainon.console.source.Oracle.Answer;
import dev.chainon.console.source.Proofs;
import dev.chainon.console.source.Quality;
import dev.chainon.console.source.Sources;
import dev.chainon.console.source.Streams.Latency;
import dev.chainon.console.source.Streams.ReaderLine;
import dev.chainon.console.source.Streams.StreamLine;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.event.Quarantined;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.RunState;
import dev.chainon.store.jobs.StepRow;
import dev.chainon.store.jobs.StepState;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {

    private final Vertx vertx = Vertx.vertx();
    private final Sky sky = new Sky();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Answer answer = new Answer.Risk(.42, Map.of("model_name", "kettle-spills", "model_version", "7"));
    private volatile Diagram diagram = LineageLayoutTest.flow();
    private volatile List<RunRow> runs = List.of();
    private HttpServer server;

    @TempDir
    private Path empty;

    private record Sample() implements Quality, Models {
        @Override
        public Map<String, Long> quarantinedByRule() {
            return Map.of("unreadable", 12L);
        }

        @Override
        public List<Quarantined> latestQuarantined() {
            byte[] raw = "<script>alert(1)</script>\u0000".getBytes(StandardCharsets.UTF_8);
            return List.of(new Quarantined(1, 9, 0, "unreadable", "<b>reason</b>", raw));
        }

        @Override
        public Optional<Live> lastDay() {
            return wholeEpoch();
        }

        @Override
        public Optional<Live> wholeEpoch() {
            return Optional.of(new Live(
                    new ModelMetrics(.8712, .6, .3, .08, .01, 1_000, 200),
                    .21,
                    List.of(new CalibrationPoint(900, .1, .12), new CalibrationPoint(100, .9, .88))));
        }

        @Override
        public Optional<Champion> champion() {
            return Optional.of(new Champion("kettle-spills", 7, "2026-01-01", Map.of("auc", .8931)));
        }

        @Override
        public List<Promotion> promotions() {
            return List.of(new Promotion(Instant.EPOCH, "champion", 7, "someone", "AUC <.9"));
        }
    }

    @BeforeEach
    void serve() throws Exception {
        sky.accept(new Prediction(
                1,
                "k/I",
                "k",
                16_500_000,
                .73,
                "kettle-spills",
                7,
                0,
                0,
                Map.of(
                        "origin",
                        "ATL",
                        "originLat",
                        "33.64",
                        "originLon",
                        "-84.43",
                        "originCity",
                        "Atlanta",
                        "destination",
                        "ORD",
                        "destinationLat",
                        "41.98",
                        "destinationLon",
                        "-87.90",
                        "destinationCity",
                        "Chicago",
                        "local",
                        "12:00")));
        Sample sample = new Sample();
        Sources sources = new Sources(
                () -> Map.of("live.auc", .8712, "stream.latency.p50.ms", 4.0),
                sample,
                () -> List.of(
                        new ProcessLine("serving-1", "http://127.0.0.1:1", State.WAITING, "log: behind", 300L << 20)),
                () -> List.of(
                        new StreamLine(
                                "clean",
                                "kettles.clean.e1",
                                OptionalDouble.of(137.82),
                                OptionalLong.of(12_345),
                                Optional.of(new Latency(4, 31)),
                                List.of(
                                        new ReaderLine("serving-1", OptionalLong.of(7)),
                                        new ReaderLine("copy", OptionalLong.empty()))),
                        new StreamLine(
                                "raw",
                                "kettles.raw.e1",
                                OptionalDouble.empty(),
                                OptionalLong.empty(),
                                Optional.empty(),
                                List.of())),
                () -> runs,
                sample,
                request -> answer,
                () -> diagram,
                new Proofs(empty, empty.resolve(".chainon"), InstantSource.system()));
        Router router = Router.router(vertx);
        new Pages(new Kettles(), sky, sources).mount(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        vertx.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void livePageShowsMapRiskAndFigures_inFrench() throws Exception {
        String page = send(to("/")).body();

        assertThat(page)
                .contains(
                        "<html lang=\"fr\">",
                        "Bouilloires",
                        "Atlanta – Chicago",
                        "73\u202f%",
                        "0,871",
                        "0,893",
                        "mercredi 16 mai 2001",
                        "class=\"land\" d=\"M");
    }

    @Test
    void englishIsASwitch_thatACookieKeeps() throws Exception {
        HttpResponse<String> asked = send(to("/quality?lang=en"));
        String cookie = asked.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(asked.body()).contains("<html lang=\"en\">", "Predictions against facts");
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax");
        assertThat(send(to("/operations").header("Cookie", cookie.split(";")[0]))
                        .body())
                .contains("<html lang=\"en\">", "getting ready");
        assertThat(send(to("/operations")).body()).contains("<html lang=\"fr\">", "en préparation");
    }

    @Test
    void quarantinedBytesAreEscaped_andNoPageRunsInlineCode() throws Exception {
        HttpResponse<String> page = send(to("/quality"));

        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;reason&lt;/b&gt;")
                .doesNotContain("<script>alert");
        for (String path : List.of("/", "/quality", "/contract", "/lineage", "/operations", "/jobs", "/jury", "/try")) {
            HttpResponse<String> each = send(to(path));
            assertThat(each.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(each.body())
                    .doesNotContainPattern("\\son[a-z]+=\"")
                    .doesNotContain(" style=\"")
                    .doesNotContain("https://");
        }
    }

    @Test
    void qualityPageCountsByRule_andDrawsTheCalibration() throws Exception {
        assertThat(send(to("/quality")).body())
                .contains("litres-negative", "<svg class=\"chart\"", "<circle class=\"dot\"", "0,871", "20,0\u202f%");
    }

    @Test
    @Criterion("B3Cr6.dictionary")
    void contractPageHasEveryTableColumnAndRule_withCounts_inBothLanguages() throws Exception {
        Contract contract = new Kettles().contract();
        String page = send(to("/contract?lang=en")).body();

        assertThat(page).contains("<code>toy-kettles</code> version " + contract.version());
        contract.tables().values().forEach(table -> {
            assertThat(page).contains("id=\"table-" + table.name() + "\"");
            table.columns().forEach(column -> assertThat(page).contains("<code>" + column.name() + "</code>"));
        });
        contract.rules().keySet().forEach(rule -> assertThat(page).contains("id=\"rule-" + rule + "\""));
        assertThat(page.substring(page.indexOf("id=\"rule-unreadable\"")))
                .as("its severity and what it took so far")
                .containsPattern(
                        "(?s)^[^/]*unreadable</code>.*?quarantines</span></td><td>error</td><td class=\"num\">12</td>");
        assertThat(page).contains("No field is about a person", "The contract sets no end");
        assertThat(send(to("/contract?lang=fr")).body()).contains("Dictionnaire des données", "Obligatoire");
        assertThat(send(to("/quality?lang=fr")).body()).contains("<a href=\"/contract\">");
    }

    @Test
    void lineagePageDrawsDataAndJobs_withRowsTimesAndStates() throws Exception {
        String page = send(to("/lineage")).body();

        assertThat(page)
                .contains("<svg class=\"lineage\"", "Événements purifiés", "1\u202f234 lignes", "Purification par lot")
                .contains(
                        "class=\"run complete\"",
                        "class=\"run silent\"",
                        "sans nouvelles",
                        "aria-current=\"page\">Lignage")
                .contains("<code>abcdef0123</code>");
        assertThat(send(to("/lineage?lang=en")).body()).contains("Clean events", "1,234 rows", "not heard of");
    }

    @Test
    void lineagePageSaysWhatToDo_whenNothingWasTold() throws Exception {
        diagram = new Diagram(List.of(), List.of());

        assertThat(send(to("/lineage")).body()).contains("./chainon demo").doesNotContain("<svg class=\"lineage\"");
    }

    @Test
    void lineagePageEscapesNames() throws Exception {
        Data strange = new Data("x", "file.<i>", "/a/<script>alert(1)</script>", OptionalLong.empty(), "\"<b>");
        diagram = new Diagram(List.of(strange), List.of());

        assertThat(send(to("/lineage")).body())
                .doesNotContain("<script>alert", "<i>", "<b>")
                .contains("&lt;script&gt;");
    }

    @Test
    void operationsPageShowsProcessesModelAndPromotions() throws Exception {
        assertThat(send(to("/operations")).body())
                .contains("serving-1", "log: behind", "300\u00a0Mo", "version 7", "AUC &lt;.9");
    }

    @Test
    void jobsPageShowsStreamsAlone_whileNoJobRan() throws Exception {
        assertThat(send(to("/jobs")).body())
                .contains("137,8", "12\u202f345", "4 / 31\u00a0ms", "prédicteur 1</span> <b>7</b>", "non communiqué")
                .contains("Aucun travail n’a encore été lancé")
                .doesNotContain("class=\"graph\"");
    }

    @Test
    void jobsPageDrawsTheGraph_itsStatesAndDurations() throws Exception {
        runs = List.of(
                run(
                        2,
                        RunState.FAILED,
                        step("ingest", StepState.SKIPPED, 0),
                        step("train", StepState.FAILED, 90, "ingest")),
                run(
                        1,
                        RunState.DONE,
                        step("ingest", StepState.DONE, 30),
                        step("features", StepState.DONE, 60, "ingest"),
                        step("snapshot", StepState.DONE, 15, "ingest")));
        String page = send(to("/jobs?lang=en")).body();

        assertThat(page)
                .contains("<svg class=\"graph\"", "<g class=\"step skipped\">", "<g class=\"step failed\">")
                .contains("failed · 90.0\u00a0s", "train: no &lt;memory&gt;", "Run 2, failed")
                .contains("class=\"bar failed\" width=\"85.7\"", "class=\"bar done\" width=\"28.6\"");
        assertThat(page.split("class=\"edge\"", -1)).hasSize(2);
    }

    private static RunRow run(long id, RunState state, StepRow... steps) {
        return new RunRow(
                id, "toy", Map.of("command", "demo"), state, "", Instant.EPOCH, Optional.empty(), List.of(steps));
    }

    private static StepRow step(String name, StepState state, long seconds, String... after) {
        Instant start = Instant.EPOCH;
        return new StepRow(
                name,
                List.of(after),
                state,
                1,
                seconds == 0 ? Optional.empty() : Optional.of(start),
                seconds == 0 ? Optional.empty() : Optional.of(start.plusSeconds(seconds)),
                Optional.empty(),
                Optional.empty(),
                state == StepState.FAILED ? "no <memory>\nat all" : "",
                false,
                "",
                new StepRow.Progress("", 0, 0));
    }

    @Test
    void juryPageListsThe36Criteria_asNotShownWithoutProofs() throws Exception {
        String page = send(to("/jury")).body();

        assertThat(page.split("class=\"id\"", -1)).hasSize(37);
        assertThat(page).contains("B1Cr1", "B4Cr10").doesNotContain("proof shown");
        assertThat(send(to("/jury/complete")).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> ask(String form) throws Exception {
        return send(to("/try")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    @Test
    void tryPageExplainsTheAnswerInWords() throws Exception {
        assertThat(ask("origin=atl&destination=ord").body())
                .contains("42\u202f%", "environ 4 arrivent en retard", "kettle-spills", "version 7", "value=\"atl\"");
    }

    @Test
    void tryPageSaysWhatIsWrong() throws Exception {
        answer = new Answer.Refused("'origin' must be an airport <here>");
        assertThat(ask("origin=zzz&destination=ord").body()).contains("role=\"alert\"", "&lt;here&gt;");

        answer = new Answer.Unavailable("refused");
        assertThat(ask("origin=atl&destination=ord").body()).contains("ne répond pas");
    }

    @Test
    void eventsCarryTripsPlacesAndFigures() throws Exception {
        HttpResponse<InputStream> stream =
                client.send(to("/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            JsonObject first = new JsonObject(reader.readLine().substring("data: ".length()));
            reader.readLine();
            JsonObject second = new JsonObject(reader.readLine().substring("data: ".length()));

            assertThat(first.getJsonArray("trips").getJsonArray(0).getString(0)).isEqualTo("ATL");
            assertThat(first.getJsonObject("places").fieldNames()).containsExactlyInAnyOrder("ATL", "ORD");
            assertThat(first.getJsonObject("figures").getString("live.auc")).isEqualTo("0,871");
            assertThat(second.getJsonArray("trips")).isEmpty();
            assertThat(second.containsKey("places")).isFalse();
        }
    }

    @Test
    void unknownPagesSaySo() throws Exception {
        HttpResponse<String> page = send(to("/nope"));

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("existe pas");
    }

    @Test
    void staticFilesAreServed() throws Exception {
        assertThat(send(to("/static/console.css"))
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/css");
        assertThat(send(to("/static/live.js")).statusCode()).isEqualTo(200);
        assertThat(send(to("/static/../messages_fr.properties")).statusCode()).isEqualTo(404);
    }
}
