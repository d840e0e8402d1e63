package dev.chainon.serving.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Lineage;
import dev.chainon.core.lineage.RunEvent;
import dev.chainon.core.model.Prediction;
import dev.chainon.streams.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictionLineageTest {

    private final List<RunEvent> events = new ArrayList<>();
    private final PredictionLineage lineage = new PredictionLineage(
            new Chronicle(new Kept(), InstantSource.system(), Duration.ZERO),
            PredictionLineage.Place.of(new Replica.Place(
                    "h:1", new Topics("kettles", 2), Path.of("/s/e2"), 3, Path.of("/registry"), () -> false)));

    @Test
    void aRunLastsAsLongAsOneVersionPublishes() {
        lineage.published(predictions(1, 3));
        lineage.published(predictions(1, 4));
        lineage.published(predictions(2, 5));
        lineage.leads(true);

        assertThat(events)
                .extracting(e -> e.state() + " " + rows(e) + " " + bundle(e))
                .containsExactly(
                        "START 3 /registry/spills/1",
                        "RUNNING 7 /registry/spills/1",
                        "COMPLETE 7 /registry/spills/1",
                        "START 5 /registry/spills/2");
        assertThat(events.get(0).flow().inputs())
                .extracting(Dataset::key)
                .contains("kafka://h:1 kettles.clean.e2", "file /s/e2/start.bin");
        assertThat(events.get(0).flow().outputs().get(0).key()).isEqualTo("kafka://h:1 kettles.predictions.e2");
    }

    @Test
    void theRunIsOver_whenAnotherReplicaPublishes() {
        lineage.leads(false);
        lineage.published(predictions(1, 1));
        lineage.leads(false);
        lineage.leads(false);
        lineage.published(predictions(1, 1));

        assertThat(events).extracting(e -> e.state().name()).containsExactly("START", "COMPLETE", "START");
        assertThat(events.get(2).run().id()).isNotEqualTo(events.get(0).run().id());
    }

    private static long rows(RunEvent event) {
        return event.flow().outputs().get(0).facts().rows().orElseThrow();
    }

    private static String bundle(RunEvent event) {
        return event.flow().inputs().get(2).name();
    }

    private static List<Prediction> predictions(int version, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Prediction(2, "e" + i, "s" + i, 0, .5, "spills", version, i, 0, Map.of()))
                .toList();
    }

    private final class Kept implements Lineage {
        @Override
        public void emit(RunEvent event) {
            events.add(event);
        }

        @Override
        public void lost(RuntimeException cause) {
            throw cause;
        }
    }
}
