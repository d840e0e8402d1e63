package dev.chainon.ingestion;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.process.Progress;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.bench.FloorBench;
import dev.chainon.ingestion.export.EngineSnapshot;
import dev.chainon.ingestion.export.FeedFiles;
import dev.chainon.ingestion.export.TrainingSet;
import dev.chainon.ingestion.features.FeatureSet;
import dev.chainon.ingestion.features.FeatureTable;
import dev.chainon.ingestion.history.CodeVersion;
import dev.chainon.ingestion.history.HistoryCounts;
import dev.chainon.ingestion.history.HistoryLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the history file to everything that training and the replay start from. */
public final class HistoryRun<E extends Event> {

    private final HistorySettings settings;
    private final UseCase<E> useCase;
    private final Steps steps;

    public HistoryRun(HistorySettings settings, UseCase<E> useCase, Progress progress) {
        this.settings = settings;
        this.useCase = useCase;
        this.steps = new Steps(progress);
    }

    /** Does what is not done yet and tells the figures as JSON: rows, seconds by step, the name of the training set. */
    public String run() throws IOException {
        try (Backoffice backoffice =
                steps.time("session", () -> Backoffice.open(settings.backoffice(), useCase.topicPrefix()))) {
            HistoryLoad<E> load = new HistoryLoad<>(useCase, backoffice, steps);
            HistoryCounts counts = load.load(settings.source(), CodeVersion.of(HistoryRun.class, useCase.getClass()));
            FeatureSet<E> features = new FeatureSet<>(useCase, backoffice, steps).given(load.deltas());
            String tag = features.compute();
            double seconds = steps.seconds().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            export(backoffice, features, tag);
            if (settings.floor()) {
                String sortBy = useCase.history().source().get(0).name();
                new FloorBench(backoffice, steps)
                        .run(
                                settings.source().path().toString(),
                                sortBy,
                                new FeatureTable(useCase.features().names()));
            }
            return result(counts, tag, seconds);
        }
    }

    private void export(Backoffice backoffice, FeatureSet<E> features, String tag) throws IOException {
        Path training = settings.home().resolve("training");
        List<String> names = useCase.features().names();
        steps.time("training-set", () -> new TrainingSet(backoffice, names, settings.sealedFromMinute())
                .export(training, tag, settings.splits()));
        Files.writeString(training.resolve("latest"), tag);
        steps.time(
                "feed",
                () -> FeedFiles.write(backoffice, useCase, settings.home().resolve("feed"), settings.replayDays()));
        Path snapshots = settings.home().resolve("snapshots").resolve("e" + settings.epoch());
        steps.time("snapshot", () -> {
            EngineSnapshot.write(snapshots, features.engineBefore(settings.replayMinute()), settings.replayMinute());
            return snapshots;
        });
    }

    private String result(HistoryCounts counts, String tag, double seconds) throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("history.rows.in", counts.in());
        figures.put("history.rows.clean", counts.clean());
        figures.put("history.rows.quarantined", counts.quarantined());
        figures.put("history.rows.duplicates", counts.duplicates());
        figures.put("history.rows.repaired", counts.repaired());
        figures.put("history.events", counts.events());
        counts.byRule().forEach((rule, n) -> figures.put("history.rule." + rule, n));
        figures.put("history.seconds", seconds);
        steps.seconds().forEach((step, s) -> figures.put("history.seconds." + step, s));
        if (settings.floor()) {
            double floor = steps.seconds().entrySet().stream()
                    .filter(e -> e.getKey().equals("session") || e.getKey().startsWith("floor."))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
            figures.put("ingestion.seconds.3m", seconds);
            figures.put("ingestion.seconds.floor", floor);
            figures.put("ingestion.ratio.floor", seconds / floor);
        }
        figures.put("training.set", tag);
        return new ObjectMapper().writeValueAsString(figures);
    }
}
