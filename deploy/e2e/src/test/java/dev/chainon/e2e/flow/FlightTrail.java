package dev.chainon.e2e.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import dev.chainon.core.model.Prediction;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.store.Database;
import dev.chainon.store.Predictions;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Delivered;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.LogReader;
import dev.chainon.streams.PredictionLog;
import dev.chainon.streams.PredictionReader;
import dev.chainon.streams.Published;
import dev.chainon.streams.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The places of a running demonstration where a flight leaves its traces, one method each. */
final class FlightTrail {

    static final String ORIGIN = "MIA";
    private static final String DESTINATION = "SEA";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Flights FLIGHTS = new Flights();
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Demonstration demonstration;
    private final Topics topics;

    FlightTrail(Demonstration demonstration) {
        this.demonstration = demonstration;
        this.topics = new Topics(
                FLIGHTS.topicPrefix(), demonstration.settings("monitor").getInt("epoch"));
    }

    Topics topics() {
        return topics;
    }

    /** A departure from one corner of the country to the other, hours under way, as a feed sends it at that minute. */
    static String departure(String id, long minute) {
        Instant sent = Instant.ofEpochSecond(minute * 60);
        return JSON.createObjectNode()
                .put("type", "departure")
                .put("flight", id)
                .put("sent", STAMP.format(sent.atZone(ZoneOffset.UTC)) + "Z")
                .put("departed", STAMP.format(sent.atZone(ZoneId.of("America/New_York"))))
                .put("origin", ORIGIN)
                .put("destination", DESTINATION)
                .put("distance", 2724)
                .toString();
    }

    /** The clock of the replay: minute of the latest prediction. */
    long minute() throws Exception {
        AtomicReference<JsonNode> minute = new AtomicReference<>();
        demonstration.await("the clock of the replay", () -> {
            minute.set(JSON.readTree(demonstration
                            .get(demonstration.address("monitor") + "/api/figures")
                            .body())
                    .path("stream.minute"));
            return minute.get().isNumber();
        });
        return minute.get().asLong();
    }

    FlightEvent onCleanTopic(String eventId) throws Exception {
        try (LogReader<FlightEvent> reader = new LogReader<>(
                demonstration.bootstrap(),
                topics,
                new EventCodec<>(FLIGHTS.eventSchema()),
                ClockAhead.of(FLIGHTS.contract()))) {
            reader.seekToStart();
            return first("event " + eventId + " on the clean topic", () -> reader.poll(PATIENCE).stream()
                    .map((Delivered<FlightEvent> delivered) ->
                            delivered.logged().event())
                    .filter(event -> event.id().equals(eventId))
                    .toList());
        }
    }

    Published onPredictionTopic(String eventId) throws Exception {
        try (PredictionReader reader = PredictionLog.reader(demonstration.bootstrap(), topics)) {
            reader.seekToStart();
            return first("a prediction of " + eventId, () -> reader.pollPublished(PATIENCE).stream()
                    .filter(published -> published.prediction().eventId().equals(eventId))
                    .toList());
        }
    }

    Prediction inRuntimeDatabase(String id) throws Exception {
        try (Database runtime = runtime()) {
            Predictions predictions = new Predictions(runtime);
            return first("prediction " + id + " in the database", () -> predictions.byId(id).stream()
                    .toList());
        }
    }

    Database runtime() {
        Config login = demonstration.settings("monitor").getConfig("runtime");
        return new Database(login.getString("url"), login.getString("user"), login.getString("password"), 1);
    }

    /** How many predictions of this epoch the metric of the monitor has counted, the first ones first. */
    long predictionsCounted() throws Exception {
        return demonstration
                .get(demonstration.address("monitor") + "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("chainon_stream_predictions_total{"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The risk in percent with which the live page draws the flight that left at that minute, if it draws it. */
    Optional<Long> onLivePage(long minute) throws Exception {
        JsonNode beat = JSON.readTree(demonstration.firstEvent(demonstration.address("monitor") + "/events"));
        for (JsonNode trip : beat.path("trips")) {
            if (trip.path(0).asText().equals(ORIGIN)
                    && trip.path(1).asText().equals(DESTINATION)
                    && trip.path(2).asLong() == minute) {
                return Optional.of(trip.path(4).asLong());
            }
        }
        return Optional.empty();
    }

    private interface Look<T> {
        List<T> now() throws Exception;
    }

    private <T> T first(String what, Look<T> look) throws Exception {
        AtomicReference<Optional<T>> found = new AtomicReference<>(Optional.empty());
        demonstration.await(what, () -> {
            found.set(look.now().stream().findFirst());
            return found.get().isPresent();
        });
        return found.get().orElseThrow();
    }

    /** What the database keeps of a prediction: neither its inputs nor the control group's word. */
    static Prediction stored(Prediction published) {
        return new Prediction(
                published.epoch(),
                published.eventId(),
                published.subject(),
                published.minute(),
                published.probability(),
                published.modelName(),
                published.modelVersion(),
                published.rawOffset(),
                published.rawMillis(),
                published.facts());
    }
}
