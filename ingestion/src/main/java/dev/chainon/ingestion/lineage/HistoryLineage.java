package dev.chainon.ingestion.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Facts;
import dev.chainon.core.lineage.Flow;
import dev.chainon.core.lineage.Job;
import dev.chainon.core.lineage.LineageRun;
import dev.chainon.ingestion.HistoryRun;
import dev.chainon.ingestion.HistorySettings;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.features.FeatureTable;
import dev.chainon.ingestion.history.HistoryLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells the steps of the history as runs under one run of the whole. A step that found its work done is told as it was found. */
public final class HistoryLineage implements Steps.Follower, AutoCloseable {

    private static final Job HISTORY =
            Job.batch("history", "From the history file to what training and the replay start from.");

    private final Chronicle chronicle;
    private final HistorySettings settings;
    private final Tables tables;
    private final LineageRun whole;
    private final Set<String> told = new HashSet<>();

    public HistoryLineage(Chronicle chronicle, HistorySettings settings, Backoffice backoffice) {
        this.chronicle = chronicle;
        this.settings = settings;
        this.tables = new Tables(backoffice, settings.backoffice());
        this.whole = chronicle.begin(Chronicle.Plan.of(HISTORY), () -> Flow.NONE);
    }

    /** The steps that make data. */
    private enum Made {
        LANDING(HistoryLoad.LANDING, "Copies the history file into a table as it is."),
        CLEAN(CleanTable.NAME, "Applies the contract's row rules: events in their order, refused rows apart."),
        FEATURES(FeatureTable.NAME, "Computes the feature vector of every instance with the engine that serves."),
        TRAINING_SET("training-set", "Exports the labelled vectors of a tagged snapshot to flat files."),
        FEED("feed", "Derives what a live feed would have sent on the days to replay."),
        SNAPSHOT("snapshot", "Writes the engine's state where the replay begins.");

        private final String step;
        private final Job job;

        Made(String step, String description) {
            this.step = step;
            this.job = Job.batch("history." + step, description);
        }

        private boolean belongsTo(HistoryRun.Part part) {
            return switch (part) {
                case ALL -> true;
                case LOAD -> this == LANDING || this == CLEAN;
                case FEATURES -> this == FEATURES || this == TRAINING_SET;
                case SNAPSHOT -> this == FEED || this == SNAPSHOT;
            };
        }
    }

    @Override
    public <T> T follow(String name, Steps.Step<T> step) throws IOException {
        for (Made made : Made.values()) {
            if (made.step.equals(name)) {
                told.add(name);
                return step(made, step);
            }
        }
        return step.run();
    }

    private <T> T step(Made made, Steps.Step<T> step) throws IOException {
        try {
            return chronicle.follow(
                    Chronicle.Plan.of(made.job).under(whole),
                    () -> new Flow(List.of(input(made)), List.of()),
                    step::run,
                    result -> flow(made));
        } catch (IOException | RuntimeException e) {
            whole.fail(e);
            throw e;
        }
    }

    /** Everything that a part makes is there. */
    public void complete(HistoryRun.Part part) {
        for (Made made : Made.values()) {
            if (made.belongsTo(part) && told.add(made.step)) {
                chronicle
                        .begin(
                                Chronicle.Plan.of(made.job).under(whole),
                                () -> new Flow(List.of(input(made)), List.of()))
                        .complete(() -> flow(made));
            }
        }
        whole.complete(() -> Flow.NONE);
    }

    private Flow flow(Made made) {
        return new Flow(
                List.of(input(made)),
                switch (made) {
                    case LANDING -> List.of(tables.now(HistoryLoad.LANDING));
                    case CLEAN -> List.of(tables.now(CleanTable.NAME), tables.now(HistoryLoad.QUARANTINE));
                    case FEATURES -> List.of(tables.now(FeatureTable.NAME));
                    case TRAINING_SET -> List.of(trainingSet());
                    case FEED -> List.of(feed());
                    case SNAPSHOT -> List.of(snapshot());
                });
    }

    private Dataset input(Made made) {
        return switch (made) {
            case LANDING -> source();
            case CLEAN, FEED -> tables.now(HistoryLoad.LANDING);
            case FEATURES, SNAPSHOT -> tables.now(CleanTable.NAME);
            case TRAINING_SET -> tables.now(FeatureTable.NAME);
        };
    }

    private Dataset source() {
        return Dataset.file(settings.source().path())
                .with(Facts.NONE.version(settings.source().sha256()));
    }

    private Dataset trainingSet() {
        Path folder = settings.home().resolve("training");
        String tag = tables.now(FeatureTable.NAME).facts().tag().orElseThrow();
        JsonNode manifest = json(folder.resolve(tag).resolve("manifest.json"));
        long rows = 0;
        for (JsonNode split : manifest.path("rows")) {
            rows += split.asLong();
        }
        return Dataset.file(folder.resolve(tag))
                .with(Facts.NONE
                        .rows(rows)
                        .tag(tag)
                        .version(manifest.path("snapshot").asText()));
    }

    private Dataset feed() {
        return Dataset.file(settings.home().resolve("feed"));
    }

    private Dataset snapshot() {
        Path folder = settings.home().resolve("snapshots").resolve("e" + settings.epoch());
        return Dataset.file(folder.resolve("start.bin"))
                .with(Facts.NONE.version(
                        json(folder.resolve("start.json")).path("sha256").asText()));
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is not complete now was given up. */
    @Override
    public void close() {
        whole.close();
    }
}
