package dev.chainon.ingestion;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Progress;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.CleanTable;
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
import dev.chainon.ingestion.lineage.HistoryLineage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** From the history file to everything that training and the replay start from: at once, or one part after the other, each in a process of its own. */
public final class HistoryRun<E extends Event> {

    /** What one process does of it. Each part does nothing that is done already. */
    public enum Part {
        /** All of it. */
        ALL,
        /** The history file into landing, clean log and quarantine. */
        LOAD,
        /** Of the clean log: the vectors, and the training set. */
        FEATURES,
        /** Of the clean log: the feed of the replayed days, and the engine's state where they begin. */
        SNAPSHOT;

        /** @throws IllegalArgumentException if there is no part of this name */
        public static Part of(String name) {
            return Stream.of(values())
                    .filter(part -> part.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'" + name + "' is no part of the history's work: all, load, features or snapshot"));
        }
    }

    private final HistorySettings settings;
    private final UseCase<E> useCase;
    private final Steps steps;
    private final Chronicle chronicle;

    public HistoryRun(HistorySettings settings, UseCase<E> useCase, Progress progress, Chronicle chronicle) {
        this.settings = settings;
        this.useCase = useCase;
        this.steps = new Steps(progress);
        this.chronicle = chronicle;
    }

    /** Does what is not done yet and tells the figures as JSON: rows, seconds by step, the name of the training set. */
    public String run() throws IOException {
        return run(Part.ALL);
    }

    /** Does one part and tells its figures as JSON, with the files it left under {@code artefacts}, relative to the home where they are in it. */
    public String run(Part part) throws IOException {
        try (Backoffice backoffice =
                        steps.time("session", () -> Backoffice.open(settings.backoffice(), useCase.topicPrefix()));
                HistoryLineage lineage = new HistoryLineage(chronicle, settings, backoffice)) {
            steps.follow(lineage);
            FeatureSet<E> features = new FeatureSet<>(useCase, backoffice, steps);
            String figures =
                    switch (part) {
                        case ALL -> all(backoffice, features);
                        case LOAD -> load(backoffice);
                        case FEATURES -> features(backoffice, features);
                        case SNAPSHOT -> snapshot(backoffice, features);
                    };
            lineage.complete(part);
            return figures;
        }
    }

    private String all(Backoffice backoffice, FeatureSet<E> features) throws IOException {
        HistoryLoad<E> load = new HistoryLoad<>(useCase, backoffice, steps);
        HistoryCounts counts = counts(load);
        String tag = features.given(load.deltas()).compute();
        double seconds = seconds();
        trainingSet(backoffice, tag);
        epoch(backoffice, features);
        if (settings.floor()) {
            new FloorBench<>(useCase, backoffice, steps)
                    .run(settings.source().path().toString());
        }
        HistoryFigures figures = new HistoryFigures(steps)
                .counts(counts)
                .put("history.seconds", seconds)
                .put("training.set", tag);
        return (settings.floor() ? figures.floor(seconds) : figures).json();
    }

    private String load(Backoffice backoffice) throws IOException {
        List<String> lost = backoffice.lost();
        if (!lost.isEmpty()) {
            throw new IllegalStateException(
                    "the files of the tables " + lost
                            + " are gone. Bring the warehouse back; or run ./chainon maintenance --forget-lost, which takes them out of the catalog, and load again");
        }
        HistoryFigures figures =
                new HistoryFigures(steps).counts(counts(new HistoryLoad<>(useCase, backoffice, steps)));
        return figures.put("ingest.seconds", seconds())
                .artefacts(
                        settings.home(),
                        List.of(table(backoffice, CleanTable.NAME), table(backoffice, HistoryLoad.QUARANTINE)))
                .json();
    }

    private String features(Backoffice backoffice, FeatureSet<E> features) throws IOException {
        String tag = features.compute();
        double seconds = seconds();
        Path folder = trainingSet(backoffice, tag);
        return new HistoryFigures(steps)
                .put("features.seconds", seconds)
                .put("training.set", tag)
                .artefacts(
                        settings.home(), List.of(table(backoffice, FeatureTable.NAME), folder.resolve("manifest.json")))
                .json();
    }

    private String snapshot(Backoffice backoffice, FeatureSet<E> features) throws IOException {
        Path folder = epoch(backoffice, features);
        Path feed = FeedFiles.file(
                settings.home().resolve("feed"), settings.replayDays().get(0));
        return new HistoryFigures(steps)
                .put("snapshot.seconds", seconds())
                .artefacts(settings.home(), List.of(folder.resolve("start.bin"), folder.resolve("start.json"), feed))
                .json();
    }

    private double seconds() {
        return steps.seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static Path table(Backoffice backoffice, String name) {
        return Path.of(backoffice.table(name).location().replaceFirst("^file:", ""), "metadata");
    }

    private HistoryCounts counts(HistoryLoad<E> load) throws IOException {
        return load.load(settings.source(), CodeVersion.of(HistoryRun.class, useCase.getClass()));
    }

    private Path trainingSet(Backoffice backoffice, String tag) throws IOException {
        Path training = settings.home().resolve("training");
        List<String> names = useCase.features().names();
        Path folder = steps.time("training-set", () -> new TrainingSet(backoffice, names, settings.sealedFromMinute())
                .export(training, tag, settings.splits()));
        Files.writeString(training.resolve("latest"), tag);
        return folder;
    }

    private Path epoch(Backoffice backoffice, FeatureSet<E> features) throws IOException {
        steps.time(
                "feed",
                () -> FeedFiles.write(backoffice, useCase, settings.home().resolve("feed"), settings.replayDays()));
        Path snapshots = settings.home().resolve("snapshots").resolve("e" + settings.epoch());
        return steps.time("snapshot", () -> {
            EngineSnapshot.write(snapshots, features.engineBefore(settings.replayMinute()), settings.replayMinute());
            return snapshots;
        });
    }
}
