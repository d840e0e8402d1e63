package dev.chainon.ingestion.bench;

import dev.chainon.ingestion.backoffice.DayFileWriter;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Writes rows sorted by day, of which the day comes first, to a table like the clean log: each several times. The first text is an identifier,
 * numbers count the rows.
 */
record WriteCopies(Table table, int copies) implements FlatMapFunction<Iterator<InternalRow>, DataFile> {

    private static final String PLACE = "ABC";

    @Override
    public Iterator<DataFile> call(Iterator<InternalRow> rows) throws IOException {
        TaskContext task = TaskContext.get();
        List<Type.TypeID> types = table.schema().columns().stream()
                .map(Types.NestedField::type)
                .map(Type::typeId)
                .toList();
        int dayAt = table.schema()
                .columns()
                .indexOf(table.schema().findField(table.spec().fields().get(0).sourceId()));
        int idAt = types.indexOf(Type.TypeID.STRING);
        try (DayFileWriter writer = new DayFileWriter(table, task.partitionId(), task.taskAttemptId())) {
            for (long n = 0; rows.hasNext(); n++) {
                int day = rows.next().getInt(0);
                String id = day + "-" + n;
                for (int i = 0; i < types.size(); i++) {
                    writer.row()
                            .set(i, i == dayAt ? Integer.valueOf(day) : value(types.get(i), i == idAt ? id : PLACE, n));
                }
                for (int copy = 0; copy < copies; copy++) {
                    writer.write(day);
                }
            }
            return writer.files().iterator();
        }
    }

    private static Object value(Type.TypeID type, String text, long n) {
        return switch (type) {
            case STRING -> text;
            case LONG -> n;
            case INTEGER -> (int) n;
            case BOOLEAN -> n % 2 == 0;
            case DOUBLE -> (double) n;
            default -> throw new IllegalArgumentException("the floor writes no column of type " + type);
        };
    }
}
