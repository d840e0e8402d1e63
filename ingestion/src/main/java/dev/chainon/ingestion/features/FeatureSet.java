package dev.chainon.ingestion.features;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.features.FeatureEngine;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.Commits;
import dev.chainon.ingestion.backoffice.DayLog;
import dev.chainon.ingestion.backoffice.Steps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The feature vectors of the whole history, computed once per instance of this class: load first, then make one. Each run of days is computed alone, and bit-identical to one engine that reads everything: sums of counts are
 * integers, decay happens once a day in day order, windows are filled by the warm-up.
 */
public final class FeatureSet<E extends Event> {

    private static final String LOG_FACT = "chainon.clean.snapshot";
    private static final int RUNS_PER_CORE = 2;

    private final UseCase<E> useCase;
    private final Backoffice backoffice;
    private final Steps steps;
    private List<PackedDelta> counted = List.of();

    public FeatureSet(UseCase<E> useCase, Backoffice backoffice, Steps steps) {
        this.useCase = useCase;
        this.backoffice = backoffice;
        this.steps = steps;
    }

    /** Takes the label counts that the load made in passing, so that the log need not be read for them; none means that it was not loaded now. */
    public FeatureSet<E> given(List<PackedDelta> deltas) throws IOException {
        if (!deltas.isEmpty()) {
            counted = LabelCounts.inOrder(deltas, DayLog.current(backoffice.table(CleanTable.NAME)));
        }
        return this;
    }

    /** Computes the features of the current clean log and tags both, so that neither expires; does nothing if they are those of this log already. */
    public String compute() throws IOException {
        Table log = backoffice.table(CleanTable.NAME);
        FeatureTable features = new FeatureTable(useCase.features().names());
        Table table = backoffice.table(FeatureTable.NAME, features.schema(), features.spec(), features.properties());
        String source = Long.toString(log.currentSnapshot().snapshotId());
        String tag = "features-" + source;
        Optional<String> found = Optional.ofNullable(table.currentSnapshot())
                .map(Snapshot::summary)
                .map(facts -> facts.get(LOG_FACT));
        if (found.isPresent() && found.get().equals(source) && table.refs().containsKey(tag)) {
            return tag;
        }
        if (!log.refs().containsKey(tag)) {
            log.manageSnapshots()
                    .createTag(tag, log.currentSnapshot().snapshotId())
                    .commit();
        }
        DayLog days = DayLog.current(log);
        List<PackedDelta> deltas = deltas(days);
        steps.time("features", () -> write(days, deltas, table, Map.of(LOG_FACT, source)));
        table.manageSnapshots()
                .createTag(tag, table.currentSnapshot().snapshotId())
                .commit();
        return tag;
    }

    private List<PackedDelta> deltas(DayLog log) throws IOException {
        if (counted.isEmpty()) {
            counted = steps.time("counts", () -> LabelCounts.of(backoffice.context(), useCase, log));
        }
        return counted;
    }

    private long write(DayLog log, List<PackedDelta> deltas, Table table, Map<String, String> facts) {
        JavaSparkContext spark = backoffice.context();
        Broadcast<List<PackedDelta>> shared = spark.broadcast(deltas);
        List<DayRun> runs = DayRuns.plan(log.rowsByDay(), RUNS_PER_CORE * spark.defaultParallelism());
        List<DataFile> files = new ArrayList<>();
        spark.parallelize(runs, runs.size())
                .map(new ComputeRun<>(useCase, log, shared, SerializableTable.copyOf(table)))
                .collect()
                .forEach(files::addAll);
        return Commits.replace(table, files, facts);
    }

    /** An engine that has read the log up to a minute, which itself is not read: where a replay begins. */
    public FeatureEngine<E> engineBefore(long minute) throws IOException {
        DayLog log = DayLog.current(backoffice.table(CleanTable.NAME));
        List<PackedDelta> deltas = deltas(log);
        int day = useCase.features().day(minute);
        FeatureEngine<E> engine = WarmEngine.at(day, useCase, log, deltas);
        CleanTable<E> clean = new CleanTable<>(useCase.eventSchema());
        float[] unused = new float[useCase.features().names().size()];
        try (CloseableIterable<Record> rows = log.day(day)) {
            for (Record row : rows) {
                if (clean.minute(row) < minute) {
                    engine.accept(clean.event(row), unused);
                }
            }
        }
        return engine;
    }
}
