package dev.chainon.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.RunEvent;
import dev.chainon.core.lineage.RunState;
import dev.chainon.core.process.Progress;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.export.EngineSnapshot;
import dev.chainon.ingestion.export.Split;
import dev.chainon.ingestion.export.TrainingSet;
import dev.chainon.ingestion.features.FeatureSet;
import dev.chainon.ingestion.history.HistoryLoad;
import dev.chainon.ingestion.history.SourceFile;
import dev.chainon.ingestion.lineage.HistoryLineage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryLineageIT {

    private static final Kettles KETTLES = new Kettles();
    private static final long MIDDLE = 16_000_000L + 4 * 1440;
    private static final List<Split> SPLITS =
            List.of(new Split("train", 0, MIDDLE), new Split("validation", MIDDLE, 17_000_000L));

    private final LineageFake lineage = new LineageFake();

    @TempDir
    Path folder;

    @Test
    @Criterion("B2Cr9.lineage")
    void tellsEveryStep_withTheRowsOfTheTables() throws IOException {
        Backoffice backoffice = Platform.backoffice("lineage");
        HistorySettings settings = settings(backoffice);
        Steps steps = steps();
        String tag;
        try (HistoryLineage told = new HistoryLineage(lineage.chronicle(), settings, backoffice)) {
            steps.follow(told);
            new HistoryLoad<>(KETTLES, backoffice, steps).load(settings.source(), "code");
            FeatureSet<?> features = new FeatureSet<>(KETTLES, backoffice, steps);
            tag = features.compute();
            Path training = folder.resolve("training");
            steps.time("training-set", () -> new TrainingSet(
                            backoffice, KETTLES.features().names(), 17_000_000L)
                    .export(training, tag, SPLITS));
            EngineSnapshot.write(folder.resolve("snapshots/e1"), features.engineBefore(MIDDLE), MIDDLE);
            told.complete(HistoryRun.Part.ALL);
        }

        assertThat(lineage.events)
                .filteredOn(event -> event.state() == RunState.COMPLETE)
                .extracting(event -> event.job().name())
                .containsExactly(
                        "history.landing",
                        "history.clean",
                        "history.features",
                        "history.training-set",
                        "history.feed",
                        "history.snapshot",
                        "history");
        for (String table : List.of("landing", "clean", "quarantine", "features")) {
            RunEvent made = lineage.end("history." + table.replace("quarantine", "clean"), RunState.COMPLETE);
            assertThat(LineageFake.rows(made, "/" + table))
                    .as(table)
                    .isEqualTo(
                            backoffice.spark().table(backoffice.sqlName(table)).count())
                    .isPositive();
        }
        RunEvent features = lineage.end("history.features", RunState.COMPLETE);
        Dataset made = LineageFake.output(features, "/features");
        assertThat(made.facts().columns())
                .extracting(c -> c.name())
                .containsAll(KETTLES.features().names());
        assertThat(made.facts().alias().orElseThrow().name()).isEqualTo("backoffice.lineage.features");
        assertThat(lineage.end("history.landing", RunState.COMPLETE)
                        .flow()
                        .inputs()
                        .get(0)
                        .facts()
                        .version())
                .hasValue(settings.source().sha256());
        assertThat(lineage.end("history.training-set", RunState.COMPLETE)
                        .flow()
                        .inputs()
                        .get(0)
                        .facts()
                        .tag())
                .as("the tag that the table got after it was written")
                .hasValue(tag);
        long exported = Files.size(folder.resolve("training").resolve(tag).resolve("train.labels.f32")) / 4
                + Files.size(folder.resolve("training").resolve(tag).resolve("validation.labels.f32")) / 4;
        assertThat(LineageFake.rows(lineage.end("history.training-set", RunState.COMPLETE), tag))
                .isEqualTo(exported);
        assertThat(lineage.events)
                .filteredOn(event -> !event.job().name().equals("history"))
                .allMatch(event -> event.run().parent().orElseThrow().job().equals("history"));
    }

    @Test
    void tellsWhichStepFailed_andTheWhole() {
        Backoffice backoffice = Platform.backoffice("broken");
        Steps steps = steps();

        assertThatThrownBy(() -> {
                    try (HistoryLineage told =
                            new HistoryLineage(lineage.chronicle(), settings(backoffice), backoffice)) {
                        steps.follow(told);
                        steps.time("landing", () -> {
                            throw new IOException("the disk is full");
                        });
                    }
                })
                .hasMessage("the disk is full");

        assertThat(lineage.end("history.landing", RunState.FAIL).run().error().orElseThrow())
                .contains("the disk is full");
        assertThat(lineage.end("history", RunState.FAIL).run().error()).isPresent();
    }

    private HistorySettings settings(Backoffice backoffice) throws IOException {
        Path file = KettleRows.file(backoffice.spark(), Files.createTempDirectory(folder, "rows"), 1);
        Path stable = Files.copy(file, folder.resolve("history.parquet"));
        BackofficeSettings office =
                new BackofficeSettings("jdbc:postgresql://h:1/backoffice", "", "", folder, folder, 2);
        return new HistorySettings(
                folder,
                1,
                office,
                new SourceFile(stable, Sha256.of(stable), Optional.empty()),
                SPLITS,
                17_000_000L,
                List.of(LocalDate.ofEpochDay(MIDDLE / 1440)),
                false);
    }

    private static Steps steps() {
        return new Steps(new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
    }
}
