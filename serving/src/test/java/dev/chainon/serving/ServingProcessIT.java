package dev.chainon.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.registry.Registry;
import dev.chainon.serving.model.Bundles;
import dev.chainon.serving.trace.Origins;
import dev.chainon.serving.trace.Trace;
import dev.chainon.serving.trace.TraceJson;
import dev.chainon.serving.trace.TraceText;
import dev.chainon.serving.trace.Tracer;
import dev.chainon.store.Predictions;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.StoppableServer;
import dev.chainon.streams.BrokerProcess;
import dev.chainon.streams.ContractHeader;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.PredictionLog;
import dev.chainon.streams.PredictionReader;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import io.vertx.core.json.JsonObject;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas as processes of their own, on a real broker and a real PostgreSQL. */
class ServingProcessIT {

    private static final Kettles KETTLES = new Kettles();
    private static final EventCodec<KettleEvent> CODEC = new EventCodec<>(KETTLES.eventSchema());

    @TempDir
    static Path folder;

    private static BrokerProcess broker;
    private static StoppableServer database;
    private static Registry registry;
    private static KafkaProducer<byte[], byte[]> producer;
    private static int epochs;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        broker = BrokerProcess.start(folder);
        database = StoppableServer.start(folder.resolve("postgres"));
        registry = new Registry(database.as(RuntimeRole.TRAINER), folder.resolve("registry"));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer());
        champion(1);
    }

    @AfterAll
    static void stop() throws Exception {
        producer.close();
        database.close();
        broker.close();
    }

    private static void champion(int version) {
        Path staged = folder.resolve("staged" + version);
        Bundles.write(staged, KETTLES.modelName(), version, KETTLES.features().names());
        registry.promote(KETTLES.modelName(), registry.register(staged).version(), "champion", "test", "for the test");
    }

    /** A replay of its own: topics, the start of the engine, and events to come. */
    private static final class Replay {

        final Topics topics = new Topics(KETTLES.topicPrefix(), ++epochs);
        private int kettles;
        private Optional<String> contract = Optional.of(KETTLES.contract().version());

        Replay() throws IOException {
            try (TopicAdmin admin = new TopicAdmin(broker.bootstrap())) {
                admin.create(topics);
            }
            Path start = folder.resolve("snapshots/e" + topics.epoch() + "/start.bin");
            Files.createDirectories(start.getParent());
            try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(start))) {
                KETTLES.features().newEngine().snapshot(out);
            }
        }

        /** What is boiled from now on was judged under another version of the contract, or by a release that did not say. */
        void under(Optional<String> version) {
            contract = version;
        }

        /** One kettle each ten minutes, with its label. */
        void boil(int count) {
            for (int end = kettles + count; kettles < end; kettles++) {
                KettleEvent on = new KettleEvent("k" + kettles, "blue", 10L * kettles, 1, Optional.empty());
                send(2L * kettles, on);
                send(
                        2L * kettles + 1,
                        new KettleEvent(on.subject(), "blue", on.minute() + 5, 1, Optional.of(kettles % 2 == 0)));
            }
            producer.flush();
        }

        private void send(long rawOffset, KettleEvent event) {
            byte[] bytes =
                    CODEC.encode(new LoggedEvent<>(topics.epoch(), rawOffset, System.currentTimeMillis(), event));
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topics.clean(), bytes);
            contract.ifPresent(version -> record.headers().add(ContractHeader.NAME, ContractHeader.value(version)));
            producer.send(record);
        }

        /** The raw records of the first kettles; the seventh was measured in cups. */
        void feed(int count) {
            for (int k = 0; k < count; k++) {
                String on = "k" + k + ",blue," + 10 * k + "," + (k == 7 ? 40 : 1);
                for (String raw : List.of(on, on + "," + (k % 2 == 0))) {
                    producer.send(new ProducerRecord<>(topics.raw(), raw.getBytes(StandardCharsets.UTF_8)));
                }
            }
            producer.flush();
        }

        ServingSettings settings() {
            return ServingSettings.read(ConfigFactory.parseMap(Map.of(
                            "chainon.home", folder.toString(),
                            "chainon.epoch", topics.epoch(),
                            "chainon.kafka.bootstrap", broker.bootstrap()))
                    .withFallback(ConfigFactory.defaultReference())
                    .resolve());
        }

        KettleServe replica() throws IOException {
            Config settings = ConfigFactory.parseMap(Map.of(
                    "chainon.home", folder.toString(),
                    "chainon.epoch", topics.epoch(),
                    "chainon.kafka.bootstrap", broker.bootstrap(),
                    "chainon.runtime.url", database.url(),
                    "chainon.runtime.user", RuntimeRole.SERVING.user(),
                    "chainon.runtime.password", RuntimeRole.SERVING.user(),
                    "chainon.http.port", 0,
                    "chainon.serving.champion-every", "200 ms",
                    "chainon.serving.lease", "1 s"));
            return new KettleServe(folder, settings);
        }

        List<String> expected() {
            return IntStream.range(0, kettles)
                    .mapToObj(k -> topics.epoch() + ":k" + k + "/I")
                    .toList();
        }

        /** All predictions on the topic, once the last expected one is there. */
        List<Prediction> published() {
            List<Prediction> all = new ArrayList<>();
            try (PredictionReader reader = PredictionLog.reader(broker.bootstrap(), topics)) {
                reader.seekToStart();
                String last = expected().get(kettles - 1);
                Await.until("prediction " + last, Duration.ofSeconds(60), () -> {
                    all.addAll(reader.poll(Duration.ofMillis(50)));
                    return !all.isEmpty() && all.get(all.size() - 1).id().equals(last);
                });
            }
            return all;
        }
    }

    private HttpResponse<String> get(KettleServe replica, String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + replica.port + path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady(KettleServe replica) {
        Await.until(
                "ready",
                Duration.ofSeconds(60),
                () -> get(replica, "/v2/health/ready").statusCode() == 200);
    }

    private boolean leads(KettleServe replica) {
        return get(replica, "/metrics").body().contains("leads=true");
    }

    @Test
    @Criterion("B2Cr6.takeover")
    void leaderKilledOutright_isRelieved_withoutALostOrDoubledPrediction() throws IOException {
        Replay replay = new Replay();
        try (KettleServe one = replay.replica();
                KettleServe two = replay.replica()) {
            awaitReady(one);
            awaitReady(two);
            Await.until("a leader", () -> leads(one) || leads(two));
            replay.boil(200);
            replay.published();
            KettleServe leader = leads(one) ? one : two;
            KettleServe standby = leader == one ? two : one;
            replay.boil(50);
            leader.kill();
            replay.boil(200);
            List<Prediction> published = replay.published();
            assertThat(published.stream().map(Prediction::id).toList()).containsExactlyElementsOf(replay.expected());
            assertThat(leads(standby)).isTrue();
        }
    }

    @Test
    @Criterion("B2Cr6.takeover")
    void leaderWhosePredictorDies_endsWithACode_andIsRelieved() throws Exception {
        Replay replay = new Replay();
        try (KettleServe one = replay.replica();
                KettleServe two = replay.replica()) {
            awaitReady(one);
            awaitReady(two);
            Await.until("a leader", () -> leads(one) || leads(two));
            replay.boil(50);
            replay.published();
            KettleServe leader = leads(one) ? one : two;
            KettleServe standby = leader == one ? two : one;

            leader.breakPredictor();
            replay.boil(50);

            assertThat(leader.end()).isEqualTo(3);
            assertThat(replay.published().stream().map(Prediction::id).toList())
                    .containsExactlyElementsOf(replay.expected());
            assertThat(leads(standby)).isTrue();
        }
    }

    @Test
    @Criterion("B1Cr2.replaceable-case")
    void lateReplica_restoresCatchesUp_andAnswers() throws IOException {
        Replay replay = new Replay();
        try (KettleServe first = replay.replica()) {
            awaitReady(first);
            for (int day = 0; day < 3; day++) {
                replay.boil(144);
                replay.published();
            }
            Await.until("snapshots", () -> snapshots(replay) >= 2);
        }
        replay.boil(10);
        try (KettleServe again = replay.replica()) {
            awaitReady(again);
            assertThat(replay.published().stream().map(Prediction::id).toList())
                    .containsExactlyElementsOf(replay.expected());
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + again.port + "/v1/kettles/predict"))
                            .POST(HttpRequest.BodyPublishers.ofString("{\"kettle\":\"blue\",\"litres\":1}")));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(new JsonObject(answer.body()).getDouble("probability")).isBetween(0.0, 1.0);
        }
    }

    @Test
    @Criterion("B3Cr7.runtime-survives")
    void predictionsGoOn_whileTheRuntimeDatabaseIsStopped_eachOnce() throws IOException {
        Replay replay = new Replay();
        try (KettleServe one = replay.replica();
                KettleServe two = replay.replica()) {
            awaitReady(one);
            awaitReady(two);
            Await.until("a leader", () -> leads(one) || leads(two));
            replay.boil(50);
            replay.published();
            database.stop();
            try {
                replay.boil(50);
                assertThat(replay.published()).hasSize(100);
            } finally {
                database.startAgain();
            }
            Await.until("a leader again", () -> leads(one) || leads(two));
            replay.boil(50);
            assertThat(replay.published().stream().map(Prediction::id).toList())
                    .containsExactlyElementsOf(replay.expected());
        }
    }

    private static int snapshots(Replay replay) {
        String[] files = folder.resolve("snapshots/e" + replay.topics.epoch())
                .toFile()
                .list((f, name) -> name.startsWith("at-"));
        return files == null ? 0 : files.length;
    }

    @Test
    @Criterion("B1Cr1.hot-swap")
    void promotedModel_servesWithinSeconds_onStreamAndHttp() throws IOException {
        Replay replay = new Replay();
        try (KettleServe replica = replay.replica()) {
            awaitReady(replica);
            int before = served(replica);
            replay.boil(10);
            assertThat(replay.published()).allMatch(p -> p.modelVersion() == before);
            champion(before + 1);
            Await.until("the new version", () -> served(replica) == before + 1);
            replay.boil(10);
            assertThat(replay.published().subList(10, 20)).allMatch(p -> p.modelVersion() == before + 1);
        }
    }

    @Test
    @Criterion("B3Cr3.traced")
    void aPredictionLeadsBackToItsRawBytesRulesFeaturesAndModel() throws Exception {
        Replay replay = new Replay();
        replay.feed(20);
        try (KettleServe replica = replay.replica()) {
            awaitReady(replica);
            replay.under(Optional.of("1.1.4"));
            replay.boil(10);
            replay.under(Optional.of(KETTLES.contract().version()));
            replay.boil(9);
            replay.under(Optional.empty());
            replay.boil(1);
            new Predictions(database.as(RuntimeRole.MONITORING)).upsert(replay.published());
        }
        Tracer<KettleEvent> tracer = tracer(replay);
        String id = replay.topics.epoch() + ":k7/I";

        Trace trace = tracer.trace(id).orElseThrow();

        assertThat(trace.raw().value().orElseThrow().bytes())
                .isEqualTo("k7,blue,70,40".getBytes(StandardCharsets.UTF_8));
        Trace.Rules rules = trace.rules().value().orElseThrow();
        assertThat(rules.same()).isTrue();
        assertThat(rules.repairs()).containsExactly("litres-in-cups");
        assertThat(rules.version()).isEqualTo(KETTLES.contract().version());
        Trace.Vector vector = trace.vector().value().orElseThrow();
        assertThat(vector.reproduces(trace.prediction())).isTrue();
        assertThat(vector.names()).isEqualTo(KETTLES.features().names());
        assertThat(vector.events()).isEqualTo(15);
        assertThat(trace.model().value().orElseThrow().manifest().commit()).isEqualTo("c0ffee");
        assertThat(trace.data().value().orElseThrow().steps()).hasSize(1);
        assertThat(tracer.trace("k7").orElseThrow().prediction()).isEqualTo(trace.prediction());
        assertThat(tracer.trace("nobody")).isEmpty();
        assertThat(TraceText.of(trace))
                .contains("k7,blue,70,40", "litres-in-cups", "which is the published probability")
                .contains("toy-kettles 1.1.4, when the event came into the log")
                .contains("1.0.0, NOT the same: the rules below are today's")
                .contains("again, under toy-kettles 1.0.0, the running contract");
        assertThat(new JsonObject(TraceJson.of(trace)).getJsonObject("contract"))
                .isEqualTo(new JsonObject()
                        .put("id", "toy-kettles")
                        .put("version", "1.1.4")
                        .put("today", "1.0.0")
                        .put("changed", true));
        assertThat(tracer.trace("k12").orElseThrow().terms().value())
                .hasValue(new Trace.Terms("toy-kettles", "1.0.0", "1.0.0"));
        assertThat(TraceText.of(tracer.trace("k12").orElseThrow())).contains("the same\n");
        assertThat(tracer.trace("k19").orElseThrow().terms().why().orElseThrow())
                .contains("did not write down the contract's version");
        assertThat(new JsonObject(TraceJson.of(trace)).getJsonObject("rules").getString("judged"))
                .isEqualTo("again");
        assertThat(new JsonObject(TraceJson.of(trace)).getJsonObject("features").getBoolean("reproduced"))
                .isTrue();
    }

    @Test
    @Criterion("B3Cr3.traced")
    void saysWhatIsNotKeptAnyMore_andStillShowsTheRest() throws Exception {
        Replay replay = new Replay();
        replay.feed(20);
        replay.boil(20);
        Prediction lone =
                new Prediction(replay.topics.epoch(), "k7/I", "k7", 70, .5, KETTLES.modelName(), 99, 14, 0, Map.of());
        new Predictions(database.as(RuntimeRole.MONITORING)).upsert(List.of(lone));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            TopicPartition raw = new TopicPartition(replay.topics.raw(), 0);
            admin.deleteRecords(Map.of(raw, RecordsToDelete.beforeOffset(20)))
                    .all()
                    .get();
        }
        Trace expired = tracer(replay).trace(lone.id()).orElseThrow();

        assertThat(expired.raw().why().orElseThrow()).contains("does not keep record 14 any more");
        assertThat(expired.rules().why()).isEqualTo(expired.raw().why());
        assertThat(expired.terms().value()).isPresent();
        assertThat(expired.model().why().orElseThrow()).contains("/99");
        assertThat(TraceText.of(expired)).contains("not shown", "does not keep record 14");
        assertThat(new JsonObject(TraceJson.of(expired)).getJsonObject("raw").getString("gone"))
                .isNotEmpty();

        Prediction served =
                new Prediction(replay.topics.epoch(), "k8/I", "k8", 80, .5, KETTLES.modelName(), 1, 16, 0, Map.of());
        new Predictions(database.as(RuntimeRole.MONITORING)).upsert(List.of(served));
        Trace other = tracer(replay).trace(served.id()).orElseThrow();
        assertThat(other.vector().value().orElseThrow().reproduces(served))
                .as("a probability that this model did not give")
                .isFalse();
        Files.delete(folder.resolve("snapshots/e" + replay.topics.epoch() + "/start.bin"));
        assertThat(tracer(replay)
                        .trace(served.id())
                        .orElseThrow()
                        .vector()
                        .why()
                        .orElseThrow())
                .contains("start.bin is missing");
    }

    private static Tracer<KettleEvent> tracer(Replay replay) {
        Origins origins = set ->
                List.of(new Trace.Step(Dataset.file(Path.of("/t").resolve(set)), Optional.empty(), Optional.empty()));
        return new Tracer<>(
                KETTLES,
                replay.settings(),
                new Tracer.Sources(
                        new Predictions(database.as(RuntimeRole.SERVING)),
                        new Registry(database.as(RuntimeRole.SERVING), folder.resolve("registry")),
                        origins));
    }

    private int served(KettleServe replica) {
        JsonObject model =
                new JsonObject(get(replica, "/v2/models/" + KETTLES.modelName()).body());
        return Integer.parseInt(model.getJsonArray("versions").getString(0));
    }
}
