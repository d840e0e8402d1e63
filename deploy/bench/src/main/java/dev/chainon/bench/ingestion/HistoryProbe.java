package dev.chainon.bench.ingestion;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.features.FeatureEngine;
import dev.chainon.core.process.Progress;
import dev.chainon.ingestion.HistorySettings;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.DayLog;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.bench.FloorBench;
import dev.chainon.ingestion.export.FeedFiles;
import dev.chainon.ingestion.features.FeatureSet;
import dev.chainon.ingestion.history.CodeVersion;
import dev.chainon.ingestion.history.HistoryCounts;
import dev.chainon.ingestion.history.HistoryLoad;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** The measurements of a history: each opens a session of its own and tells seconds by step, {@code total} among them, and megabytes at the peak. */
final class HistoryProbe<E extends Event> {

    private final HistorySettings settings;
    private final UseCase<E> useCase;
    private final Steps steps;
    private final long start = System.nanoTime();

    HistoryProbe(HistorySettings settings, UseCase<E> useCase, Progress progress) {
        this.settings = settings;
        this.useCase = useCase;
        this.steps = new Steps(progress);
    }

    /** From the file to the tagged features; counts reconcile or it fails. */
    Map<String, Double> load() throws IOException {
        try (Backoffice backoffice = open()) {
            HistoryLoad<E> load = new HistoryLoad<>(useCase, backoffice, steps);
            HistoryCounts counts = load.load(settings.source(), CodeVersion.of(HistoryLoad.class, useCase.getClass()));
            new FeatureSet<>(useCase, backoffice, steps).given(load.deltas()).compute();
            Map<String, Double> result = result();
            result.put("rows", (double) counts.in());
            result.put("events", (double) counts.events());
            return megabytes(result, FloorBench.bytes(backoffice));
        }
    }

    /** The same tables written without a thought; the history must have been loaded. */
    Map<String, Double> floor() throws IOException {
        try (Backoffice backoffice = open()) {
            Map<String, Long> bytes = new FloorBench<>(useCase, backoffice, steps)
                    .run(settings.source().path().toString());
            return megabytes(result(), bytes);
        }
    }

    /** The engine alone: one thread, the events of a day in memory while it is timed. */
    Map<String, Double> engine() throws IOException {
        try (Backoffice backoffice = open()) {
            DayLog log = DayLog.current(backoffice.table(CleanTable.NAME));
            CleanTable<E> clean = new CleanTable<>(useCase.eventSchema());
            FeatureEngine<E> engine = useCase.features().newEngine();
            float[] vector = new float[useCase.features().names().size()];
            long nanos = 0;
            long events = 0;
            for (int day = log.firstDay(); day <= log.lastDay(); day++) {
                List<E> today = events(log, day, clean);
                long began = System.nanoTime();
                for (E event : today) {
                    engine.accept(event, vector);
                }
                nanos += System.nanoTime() - began;
                events += today.size();
            }
            Map<String, Double> result = result();
            result.put("engine", nanos / 1e9);
            result.put("events", (double) events);
            return result;
        }
    }

    /** Writes what the feed sent on the replay's days, for the measurements of the stream. */
    Map<String, Double> feed() throws IOException {
        try (Backoffice backoffice = open()) {
            HistoryLoad<E> load = new HistoryLoad<>(useCase, backoffice, steps);
            load.load(settings.source(), CodeVersion.of(HistoryLoad.class, useCase.getClass()));
            double lines = FeedFiles.write(backoffice, useCase, settings.home().resolve("feed"), settings.replayDays());
            Map<String, Double> result = result();
            result.put("lines", lines);
            return result;
        }
    }

    private static <E extends Event> List<E> events(DayLog log, int day, CleanTable<E> clean) throws IOException {
        List<E> events = new ArrayList<>();
        try (CloseableIterable<Record> rows = log.day(day)) {
            for (Record row : rows) {
                events.add(clean.event(row));
            }
        }
        return events;
    }

    private static Map<String, Double> megabytes(Map<String, Double> result, Map<String, Long> bytes) {
        bytes.forEach((table, size) -> result.put(table + ".mb", size / 1e6));
        return result;
    }

    private Backoffice open() throws IOException {
        return steps.time("session", () -> Backoffice.open(settings.backoffice(), useCase.topicPrefix()));
    }

    private Map<String, Double> result() throws IOException {
        Map<String, Double> result = new LinkedHashMap<>(steps.seconds());
        result.put("total", (System.nanoTime() - start) / 1e9);
        result.put("peak.mb", Peak.residentMb());
        return result;
    }
}
