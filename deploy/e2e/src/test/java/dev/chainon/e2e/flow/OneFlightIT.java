package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import dev.chainon.core.event.Purified;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.model.Prediction;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.lineage.EventSchema;
import dev.chainon.lineage.LineageFolder;
import dev.chainon.lineage.LineageGraph;
import dev.chainon.store.Database;
import dev.chainon.store.Predictions;
import dev.chainon.streams.Published;
import dev.chainon.streams.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One named flight, from the raw event to the prediction, the database, the metrics and the pages, through the packaged processes. */
@ExtendWith(SharedDemonstration.class)
class OneFlightIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Flights FLIGHTS = new Flights();
    /** Which departure of the feed's first day is traced: one that leaves a few seconds after the replay begins. */
    private static final int TRACED = 40;

    private static final Pattern MENU = Pattern.compile("<li><a href=\"(/[a-z]*)\"");

    private static Demonstration demonstration;
    private static FlightTrail trail;
    private static JsonNode sent;
    private static String flight;
    private static Topics topics;

    @BeforeAll
    static void chooseAFlight(Demonstration running) throws Exception {
        demonstration = running;
        sent = departure(demonstration.state().resolve("feed/2001-01-09.ndjson.gz"));
        flight = sent.path("flight").asText();
        trail = new FlightTrail(demonstration);
        topics = trail.topics();
    }

    /** A flight of our own, which leaves now by the clock of the replay: nothing of it can be there before it is sent. */
    @Test
    @Criterion("B1Cr5.end-to-end")
    @Criterion("B3Cr5.prediction-out")
    @Criterion("B2Cr9.dataflow")
    void oneFlightIsFollowedFromRawEventToPredictionDatabaseMetricAndPage() throws Exception {
        long minute = trail.minute();
        byte[] raw = FlightTrail.departure("followed", minute).getBytes(StandardCharsets.UTF_8);
        long counted = trail.predictionsCounted();
        assertThat(trail.onLivePage(minute)).isEmpty();

        String answer = demonstration
                .post(demonstration.address("intake") + "/v1/events", new String(raw, StandardCharsets.UTF_8))
                .body();
        assertThat(answer).contains("accepted");

        FlightEvent clean = trail.onCleanTopic("followed/departure");
        assertThat(FLIGHTS.parser().parse(raw))
                .isInstanceOfSatisfying(Purified.Clean.class, purified -> assertThat(purified.value())
                        .isEqualTo(clean));
        Published published = trail.onPredictionTopic(clean.id());
        Prediction prediction = published.prediction();
        assertThat(prediction.subject()).isEqualTo("followed");
        assertThat(prediction.minute()).isEqualTo(clean.minute()).isEqualTo(minute);
        assertThat(prediction.facts()).containsEntry("origin", FlightTrail.ORIGIN);
        assertThat(trail.inRuntimeDatabase(prediction.id())).isEqualTo(prediction);

        assertThat(counted).as("predictions counted before it").isLessThanOrEqualTo(published.kafkaOffset());
        demonstration.await("the metric counts it", () -> trail.predictionsCounted() > published.kafkaOffset());
        demonstration.await(
                "the live page draws it", () -> trail.onLivePage(minute).isPresent());
        assertThat(trail.onLivePage(minute)).hasValue(Math.round(prediction.probability() * 100));
    }

    @Test
    @Criterion("B3Cr3.traced")
    @Criterion("B4Cr5.data-versions")
    void aPredictionIsTracedBackToTheBytesThatWereSent() throws Exception {
        Prediction published = trail.onPredictionTopic(flight + "/departure").prediction();
        trail.inRuntimeDatabase(published.id());
        Path file = demonstration.state().resolve("trace.json");

        Demonstration.Ended ended = demonstration.run("trace", flight, "--json", file.toString());

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.text()).contains(sent.toString(), "which is the published probability");
        JsonNode trace = JSON.readTree(file.toFile());
        assertThat(trace.at("/prediction/id").asText()).isEqualTo(published.id());
        assertThat(Base64.getDecoder().decode(trace.at("/raw/base64").asText()))
                .isEqualTo(sent.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(trace.at("/rules/same").asBoolean()).isTrue();
        assertThat(trace.at("/rules/version").asText())
                .isEqualTo(trace.at("/contract/version").asText())
                .isEqualTo(FLIGHTS.contract().version());
        assertThat(trace.at("/contract/changed").asBoolean(true)).isFalse();
        assertThat(trace.at("/features/reproduced").asBoolean()).isTrue();
        assertThat(trace.at("/features/values"))
                .hasSize(FLIGHTS.features().names().size());
        JsonNode steps = trace.at("/data/steps");
        assertThat(trace.at("/model/manifest/params/set").asText())
                .isEqualTo(trace.at("/data/trainingSet").asText())
                .isEqualTo(steps.path(0).path("tag").asText());
        assertThat(steps.path(steps.size() - 1).path("version").asText()).isEqualTo(sourceSha256());
        assertThat(demonstration.run("trace", published.id()).text()).contains(sent.toString());

        Demonstration.Ended unknown = demonstration.run("trace", "1:nobody/departure");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.text()).contains("There is no prediction 1:nobody/departure");
    }

    @Test
    @Criterion("B2Cr9.lineage")
    void everyProcessTellsItsLineage_andTheGraphGoesFromTheSourceToTheStoredPredictions() throws Exception {
        String stored = Dataset.table(demonstration.settings("monitor").getString("runtime.url"), "runtime.prediction")
                .key();
        LineageFolder told = LineageFolder.of(demonstration.state());
        demonstration.await(
                "lineage of the stored predictions",
                () -> LineageGraph.of(told.events()).datasets().containsKey(stored));
        LineageGraph graph = LineageGraph.of(told.events());

        EventSchema schema = new EventSchema();
        for (Path file : lineageFiles()) {
            assertThat(Files.readAllLines(file))
                    .as("%s", file)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(schema.faults(line)).as(line).isEmpty());
        }
        assertThat(graph.jobs())
                .containsKeys(
                        "history.landing",
                        "history.clean",
                        "history.features",
                        "history.training-set",
                        "history.feed",
                        "history.snapshot",
                        "training.train",
                        "training.promote",
                        "stream.purify",
                        "serving.predict",
                        "monitoring.predictions",
                        "replay");
        assertThat(graph.upstream(stored))
                .extracting(data -> Path.of(data.name()).getFileName().toString())
                .contains(
                        topics.predictions(),
                        topics.clean(),
                        topics.raw(),
                        "1",
                        Files.readString(demonstration.state().resolve("training/latest"))
                                .strip(),
                        "features",
                        "clean",
                        "landing",
                        "flights-3m.parquet");
        JsonNode history = JSON.readTree(
                demonstration.state().resolve("results/ingest.json").toFile());
        assertThat(rows(graph, "landing"))
                .isEqualTo(history.path("history.rows.in").asLong());
        assertThat(rows(graph, "clean"))
                .isEqualTo(history.path("history.events").asLong());
        assertThat(rows(graph, "quarantine"))
                .isEqualTo(history.path("history.rows.quarantined").asLong())
                .isPositive();
    }

    private static List<Path> lineageFiles() throws IOException {
        try (Stream<Path> files = Files.list(demonstration.state().resolve("lineage"))) {
            return files.toList();
        }
    }

    private static long rows(LineageGraph graph, String table) {
        return graph.datasets().values().stream()
                .filter(data -> data.facts().alias().isPresent() && data.name().endsWith("/" + table))
                .findFirst()
                .orElseThrow()
                .facts()
                .rows()
                .orElseThrow();
    }

    private static String sourceSha256() throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(System.getProperty("chainon.root"), "data/flights-3m.parquet"));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    @Criterion("B1Cr6.metrics")
    void everyProcessPublishesItsMeasures() throws Exception {
        for (String process : List.of("monitor", "balancer", "serving-1", "serving-2", "stream", "intake")) {
            assertThat(demonstration
                            .get(demonstration.address(process) + "/metrics")
                            .body())
                    .as(process)
                    .contains("# HELP ", "# TYPE ");
        }
    }

    @Test
    @Criterion("B1Cr6.health")
    void everyProcessSaysThatItIsAliveAndReady() throws Exception {
        for (String process : List.of("monitor", "balancer", "serving-1", "serving-2", "stream", "intake")) {
            assertThat(demonstration
                            .get(demonstration.address(process) + "/v2/health/live")
                            .statusCode())
                    .as(process)
                    .isEqualTo(200);
            assertThat(demonstration
                            .get(demonstration.address(process) + "/v2/health/ready")
                            .statusCode())
                    .as(process)
                    .isEqualTo(200);
        }
    }

    @Test
    void answersARequestThroughTheBalancer() throws Exception {
        String answer = demonstration
                .post(
                        demonstration.address("balancer") + "/v1/flights/predict",
                        "{\"origin\":\"ATL\",\"destination\":\"ORD\"}")
                .body();

        assertThat(JSON.readTree(answer).path("probability").asDouble())
                .as(answer)
                .isBetween(0.0, 1.0);
    }

    @Test
    @Criterion("B4Cr1.pages")
    void everyPageOpensInBothLanguages_withoutACallOutside() throws Exception {
        List<String> menu = MENU.matcher(demonstration
                        .get(demonstration.address("monitor") + "/")
                        .body())
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(menu).contains("/", "/try", "/quality", "/model", "/lineage", "/operations", "/jobs", "/jury");
        List<String> pages = new ArrayList<>(menu);
        pages.add("/contract");
        for (String page : pages) {
            for (String language : List.of("fr", "en")) {
                var answer = demonstration.get(demonstration.address("monitor") + page + "?lang=" + language);
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                assertThat(answer.body())
                        .as(page)
                        .contains("lang=\"" + language + "\"")
                        .doesNotContain("src=\"http", "src=\"//");
            }
        }
    }

    @Test
    @Criterion("B3Cr7.two-stores")
    void predictionsLiveInOneStoreAndHistoryInAnother() {
        Config monitor = demonstration.settings("monitor");
        Config stream = demonstration.settings("stream");

        assertThat(monitor.hasPath("backoffice")).isFalse();
        assertThat(stream.getString("backoffice.url")).isNotEqualTo(monitor.getString("runtime.url"));
        assertThat(demonstration.state().resolve("warehouse")).isNotEmptyDirectory();
        try (Database runtime = trail.runtime()) {
            assertThat(new Predictions(runtime).count(topics.epoch())).isPositive();
        }
    }

    /** The first block starts the demonstration, which is how this one was started. */
    @Test
    @Criterion(
            value = "B3Cr3.runnable",
            covers = {"docs/scenarios.md", "docs/scenarios.fr.md", "chainon"})
    @Criterion("B3Cr3.sources")
    @Criterion("B3Cr5.repair")
    void everyDocumentedScenarioRunsAsItIsWritten() throws Exception {
        List<String> blocks = Scenarios.commands("docs/scenarios.md");
        assertThat(blocks).hasSizeGreaterThan(10).first().isEqualTo(Demonstration.COMMAND + "\n");
        assertThat(Scenarios.commands("docs/scenarios.fr.md")).isEqualTo(blocks);

        String printed = demonstration.run(Scenarios.script(blocks.subList(1, blocks.size())));

        assertThat(printed)
                .contains("history.rows.clean", "\"result\":\"accepted\"", "Nothing was sent: the same bytes came")
                .contains("licence.txt was not taken", "airport-unknown", "was sent again as offset", "\"who\":");
        for (String way : List.of("ATL-ORD-1815-drop", "DEN-PHX-1500-push", "BOS-DCA-1600-repair")) {
            Prediction prediction =
                    trail.onPredictionTopic("2001-01-08-" + way + "/departure").prediction();
            assertThat(trail.inRuntimeDatabase(prediction.id())).isEqualTo(prediction);
        }
    }

    @Test
    @Criterion("B3Cr7.runtime-survives")
    void predictionsGoOnWithoutTheBackOffice_andItsCopyCatchesUp() throws Exception {
        try (BackOfficeSwitch office = new BackOfficeSwitch(demonstration)) {
            demonstration.await("a first copy", () -> office.copies() > 0);
            long copies = office.copies();
            office.off();
            long before = predictions();
            demonstration.await("predictions without a back office", () -> predictions() > before + 20);
            office.on();
            demonstration.await("a copy after it came back", () -> office.copies() > copies);
        }
    }

    private static long predictions() {
        try (Database runtime = trail.runtime()) {
            return new Predictions(runtime).count(topics.epoch());
        }
    }

    /** A departure as the feed file holds it. */
    private static JsonNode departure(Path feed) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(feed)), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode record = JSON.readTree(line).path("v");
                if (record.path("type").asText().equals("departure") && ++seen == TRACED) {
                    return record;
                }
            }
        }
        throw new IllegalStateException(feed + " holds fewer than " + TRACED + " departures");
    }
}
