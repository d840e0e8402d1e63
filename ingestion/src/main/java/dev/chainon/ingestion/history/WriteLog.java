package dev.chainon.ingestion.history;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.ingestion.backoffice.DayFileWriter;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/** Writes the sorted cases of one part to files of the clean log and of the quarantine. */
final class WriteLog<E extends Event> implements FlatMapFunction<Iterator<Row>, Written> {

    private final UseCase<E> useCase;
    private final Parts parts;
    private final Table clean;
    private final Table quarantine;

    WriteLog(UseCase<E> useCase, Parts parts, Table clean, Table quarantine) {
        this.useCase = useCase;
        this.parts = parts;
        this.clean = clean;
        this.quarantine = quarantine;
    }

    @Override
    public Iterator<Written> call(Iterator<Row> cases) throws IOException {
        try (LogFiles<E> files = new LogFiles<>(useCase, writer(clean), writer(quarantine))) {
            Unfold<E> unfold = new Unfold<>(useCase, parts, files);
            while (cases.hasNext()) {
                unfold.accept(cases.next());
            }
            unfold.finish();
            return List.of(files.written(unfold.tally())).iterator();
        }
    }

    private static DayFileWriter writer(Table table) {
        TaskContext task = TaskContext.get();
        return new DayFileWriter(table, task.partitionId(), task.taskAttemptId());
    }
}
