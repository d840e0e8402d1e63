package dev.chainon.ingestion.features;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.features.FeatureEngine;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.DayFileWriter;
import dev.chainon.ingestion.backoffice.DayLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** One task: an engine at the start of its run, fed the run's events, a row written for each instance. */
final class ComputeRun<E extends Event> implements Function<DayRun, List<DataFile>> {

    private final UseCase<E> useCase;
    private final DayLog log;
    private final Broadcast<List<PackedDelta>> deltas;
    private final Table target;

    ComputeRun(UseCase<E> useCase, DayLog log, Broadcast<List<PackedDelta>> deltas, Table target) {
        this.useCase = useCase;
        this.log = log;
        this.deltas = deltas;
        this.target = target;
    }

    @Override
    public List<DataFile> call(DayRun run) throws IOException {
        FeatureEngine<E> engine = WarmEngine.at(run.firstDay(), useCase, log, deltas.value());
        CleanTable<E> clean = new CleanTable<>(useCase.eventSchema());
        float[] vector = new float[useCase.features().names().size()];
        TaskContext task = TaskContext.get();
        try (DayFileWriter writer = new DayFileWriter(target, task.partitionId(), task.taskAttemptId())) {
            for (int day = run.firstDay(); day <= run.lastDay(); day++) {
                try (CloseableIterable<Record> rows = log.day(day)) {
                    for (Record row : rows) {
                        E event = clean.event(row);
                        if (engine.accept(event, vector)) {
                            fill(writer.row(), day, event, clean, row, vector);
                            writer.write(day);
                        }
                    }
                }
            }
            return new ArrayList<>(writer.files());
        }
    }

    private void fill(Record out, int day, E event, CleanTable<E> clean, Record row, float[] vector) {
        out.set(0, day);
        out.set(1, event.id());
        out.set(2, event.subject());
        out.set(FeatureTable.MINUTE, clean.minute(row));
        out.set(4, clean.position(row));
        out.set(FeatureTable.LABEL, clean.caseOutcome(row).orElse(null));
        for (int i = 0; i < vector.length; i++) {
            out.set(FeatureTable.FIRST_FEATURE + i, vector[i]);
        }
    }
}
