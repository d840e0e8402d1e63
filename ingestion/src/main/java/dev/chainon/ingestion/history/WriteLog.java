package dev.chainon.ingestion.history;

import dev.chainon.core.event.Event;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.DayFileWriter;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/** Writes a sorted partition of unfolded rows to files of the clean log and of the quarantine. */
final class WriteLog<E extends Event> implements FlatMapFunction<Iterator<Row>, Written> {

    private final CleanTable<E> clean;
    private final Table cleanTable;
    private final Table quarantineTable;
    private final int eventWidth;

    WriteLog(CleanTable<E> clean, Table cleanTable, Table quarantineTable, int eventWidth) {
        this.clean = clean;
        this.cleanTable = cleanTable;
        this.quarantineTable = quarantineTable;
        this.eventWidth = eventWidth;
    }

    @Override
    public Iterator<Written> call(Iterator<Row> rows) throws IOException {
        TaskContext task = TaskContext.get();
        Tally tally = new Tally();
        try (DayFileWriter log = new DayFileWriter(cleanTable, task.partitionId(), task.taskAttemptId());
                DayFileWriter quarantine =
                        new DayFileWriter(quarantineTable, task.partitionId(), task.taskAttemptId())) {
            long minute = Long.MIN_VALUE;
            long position = 0;
            while (rows.hasNext()) {
                Row row = rows.next();
                switch (row.getInt(4)) {
                    case Unfold.COUNT -> tally.add(row.getString(2), row.getLong(1));
                    case Unfold.QUARANTINED -> quarantine(quarantine, row);
                    default -> {
                        position =
                                row.getLong(1) == minute ? position + 1 : row.getLong(1) * CleanTable.PLACES_PER_MINUTE;
                        minute = row.getLong(1);
                        log(log.row(), row, position);
                        log.write(row.getInt(0));
                        tally.add(HistoryLoad.EVENTS, 1);
                    }
                }
            }
            return List.of(new Written(log.files(), quarantine.files(), tally)).iterator();
        }
    }

    private void log(Record out, Row row, long position) {
        Optional<Boolean> outcome = row.isNullAt(5) ? Optional.empty() : Optional.of(row.getBoolean(5));
        clean.fill(
                out,
                row.getInt(0),
                row.getLong(1),
                position,
                outcome,
                SourceRows.values(row, Unfold.EVENT, eventWidth));
    }

    private static void quarantine(DayFileWriter writer, Row row) throws IOException {
        writer.row().set(0, row.getString(2));
        writer.row().set(1, row.getString(6));
        writer.row().set(2, row.getString(7));
        writer.write(0);
    }
}
