package dev.chainon.ingestion.history;

import dev.chainon.core.event.Field;
import dev.chainon.ingestion.backoffice.ColumnTypes;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** The source's columns in the types and order that the history port asks for. */
final class SourceRows {

    private SourceRows() {}

    static Dataset<Row> of(Dataset<Row> landing, List<Field> fields) {
        return landing.select(fields.stream().map(f -> column(landing, f)).toArray(Column[]::new));
    }

    /** The first of the fields that the rows have as a column of time. */
    static Optional<Field> time(Dataset<Row> rows, List<Field> fields) {
        return fields.stream()
                .filter(field -> isTime(rows.schema().apply(field.name()).dataType()))
                .findFirst();
    }

    private static boolean isTime(DataType type) {
        return type instanceof TimestampType || type instanceof TimestampNTZType;
    }

    private static Column column(Dataset<Row> landing, Field field) {
        DataType found = landing.schema().apply(field.name()).dataType();
        Column column = landing.col(field.name());
        if (isTime(found)) {
            column = functions.floor(
                    functions.unix_seconds(column.cast("timestamp")).divide(60));
        }
        return column.cast(ColumnTypes.spark(field.type())).as(field.name());
    }

    /** The values of a row from its n-th column on. */
    static Object[] values(Row row, int from, int count) {
        Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = row.get(from + i);
        }
        return values;
    }
}
