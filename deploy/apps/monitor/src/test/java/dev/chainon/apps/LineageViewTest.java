package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.chainon.console.source.Lineage;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Facts;
import dev.chainon.core.lineage.Flow;
import dev.chainon.core.lineage.Job;
import dev.chainon.core.process.Telemetry;
import dev.chainon.lineage.Emitter;
import dev.chainon.lineage.LineageSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageViewTest {

    @TempDir
    Path home;

    @Test
    void givesEachDataSetItsRole_andSaysWhenAStreamFallsSilent() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        LineageView view = new LineageView(home, Duration.ofSeconds(30), now::get);
        assertThat(view.diagram().data()).isEmpty();

        try (Emitter emitter = emitter()) {
            Chronicle chronicle = emitter.chronicle();
            Dataset table = Dataset.file(home.resolve("warehouse/x/clean"))
                    .with(Facts.NONE.rows(7).alias(new Facts.Alias("postgres://h:1", "backoffice.x.clean")));
            chronicle.follow(
                    Chronicle.Plan.of(Job.batch("history.clean", "")),
                    () -> new Flow(List.of(Dataset.file(Path.of("/data/f.parquet"))), List.of()),
                    () -> 0,
                    r -> new Flow(
                            List.of(),
                            List.of(
                                    table,
                                    Dataset.file(home.resolve("registry/m/1")),
                                    Dataset.file(home.resolve("training/t")),
                                    Dataset.topic("h:1", "x.raw.e1"),
                                    Dataset.table("jdbc:postgresql://h/d", "runtime.outcome"))));
            chronicle.begin(Chronicle.Plan.of(Job.streaming("replay", "")), () -> Flow.NONE);

            assertThat(view.diagram().data())
                    .extracting(Lineage.Data::role)
                    .containsExactly(
                            "file.source",
                            "table.clean",
                            "model.bundle",
                            "files.training",
                            "topic.raw",
                            "database.outcome");
            assertThat(view.diagram().data().get(1).rows()).hasValue(7);
            assertThat(state(view, "replay")).isEqualTo(Lineage.State.RUNNING);
            now.set(now.get().plusSeconds(100));
            assertThat(state(view, "replay")).isEqualTo(Lineage.State.SILENT);
            assertThat(state(view, "history.clean")).isEqualTo(Lineage.State.COMPLETE);
        }
        assertThat(state(view, "replay")).isEqualTo(Lineage.State.STOPPED);
    }

    private static Lineage.State state(LineageView view, String job) {
        return view.diagram().jobs().stream()
                .filter(each -> each.name().equals(job))
                .map(Lineage.Job::state)
                .findFirst()
                .orElseThrow();
    }

    private Emitter emitter() {
        return new Emitter(
                LineageSettings.of(
                        ConfigFactory.parseString("chainon.home = \"" + home + "\"")
                                .withFallback(ConfigFactory.defaultReference())
                                .resolve()
                                .getConfig("chainon"),
                        "test"),
                Telemetry.NONE);
    }
}
