package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.event.Purified;
import dev.chainon.core.model.Prediction;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.streams.Published;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
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

    private static Demonstration demonstration;
    private static FlightTrail trail;
    private static JsonNode sent;
    private static String flight;

    @BeforeAll
    static void chooseAFlight(Demonstration running) throws Exception {
        demonstration = running;
        sent = departure(demonstration.state().resolve("feed/2001-01-09.ndjson.gz"));
        flight = sent.path("flight").asText();
        trail = new FlightTrail(demonstration);
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
        assertThat(trail.inRuntimeDatabase(prediction.id())).isEqualTo(FlightTrail.stored(prediction));

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

    private static String sourceSha256() throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(System.getProperty("chainon.root"), "data/flights-3m.parquet"));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
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
