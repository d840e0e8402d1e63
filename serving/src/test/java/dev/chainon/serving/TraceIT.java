package dev.chainon.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.registry.Registry;
import dev.chainon.serving.trace.Origins;
import dev.chainon.serving.trace.Trace;
import dev.chainon.serving.trace.TraceJson;
import dev.chainon.serving.trace.TraceText;
import dev.chainon.serving.trace.Tracer;
import dev.chainon.store.Predictions;
import dev.chainon.store.RuntimeRole;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a prediction back to where it came from, on a real broker and a real PostgreSQL. */
@ExtendWith(SharedBed.class)
class TraceIT {

    @Test
    @Criterion("B3Cr3.traced")
    void aPredictionLeadsBackToItsRawBytesRulesFeaturesAndModel(Bed bed) throws Exception {
        Replay replay = new Replay(bed);
        replay.feed(20);
        try (KettleServe replica = replay.replica()) {
            replica.awaitReady();
            replay.under(Optional.of("1.1.4"));
            replay.boil(10);
            replay.under(Optional.of(Bed.KETTLES.contract().version()));
            replay.boil(9);
            replay.under(Optional.empty());
            replay.boil(1);
            new Predictions(bed.database().as(RuntimeRole.MONITORING)).upsert(replay.published());
        }
        Tracer<KettleEvent> tracer = tracer(bed, replay);
        String id = replay.topics().epoch() + ":k7/I";

        Trace trace = tracer.trace(id).orElseThrow();

        assertThat(trace.raw().value().orElseThrow().bytes())
                .isEqualTo("k7,blue,70,40".getBytes(StandardCharsets.UTF_8));
        Trace.Rules rules = trace.rules().value().orElseThrow();
        assertThat(rules.same()).isTrue();
        assertThat(rules.repairs()).containsExactly("litres-in-cups");
        assertThat(rules.version()).isEqualTo(Bed.KETTLES.contract().version());
        Trace.Vector vector = trace.vector().value().orElseThrow();
        assertThat(vector.reproduces(trace.prediction())).isTrue();
        assertThat(vector.names()).isEqualTo(Bed.KETTLES.features().names());
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
    void saysWhatIsNotKeptAnyMore_andStillShowsTheRest(Bed bed) throws Exception {
        Replay replay = new Replay(bed);
        replay.feed(20);
        replay.boil(20);
        Prediction lone = new Prediction(
                replay.topics().epoch(), "k7/I", "k7", 70, .5, Bed.KETTLES.modelName(), 99, 14, 0, Map.of());
        new Predictions(bed.database().as(RuntimeRole.MONITORING)).upsert(List.of(lone));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bed.bootstrap()))) {
            TopicPartition raw = new TopicPartition(replay.topics().raw(), 0);
            admin.deleteRecords(Map.of(raw, RecordsToDelete.beforeOffset(20)))
                    .all()
                    .get();
        }
        Trace expired = tracer(bed, replay).trace(lone.id()).orElseThrow();

        assertThat(expired.raw().why().orElseThrow()).contains("does not keep record 14 any more");
        assertThat(expired.rules().why()).isEqualTo(expired.raw().why());
        assertThat(expired.terms().value()).isPresent();
        assertThat(expired.model().why().orElseThrow()).contains("/99");
        assertThat(TraceText.of(expired)).contains("not shown", "does not keep record 14");
        assertThat(new JsonObject(TraceJson.of(expired)).getJsonObject("raw").getString("gone"))
                .isNotEmpty();

        Prediction served = new Prediction(
                replay.topics().epoch(), "k8/I", "k8", 80, .5, Bed.KETTLES.modelName(), 1, 16, 0, Map.of());
        new Predictions(bed.database().as(RuntimeRole.MONITORING)).upsert(List.of(served));
        Trace other = tracer(bed, replay).trace(served.id()).orElseThrow();
        assertThat(other.vector().value().orElseThrow().reproduces(served))
                .as("a probability that this model did not give")
                .isFalse();
        Files.delete(replay.start());
        assertThat(tracer(bed, replay)
                        .trace(served.id())
                        .orElseThrow()
                        .vector()
                        .why()
                        .orElseThrow())
                .contains("start.bin is missing");
    }

    private static Tracer<KettleEvent> tracer(Bed bed, Replay replay) {
        Origins origins = set ->
                List.of(new Trace.Step(Dataset.file(Path.of("/t").resolve(set)), Optional.empty(), Optional.empty()));
        return new Tracer<>(
                Bed.KETTLES,
                replay.settings(),
                new Tracer.Sources(
                        new Predictions(bed.database().as(RuntimeRole.SERVING)),
                        new Registry(
                                bed.database().as(RuntimeRole.SERVING),
                                bed.folder().resolve("registry")),
                        origins));
    }
}
