package dev.chainon.ingestion.backoffice;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.RowSchema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;

/**
 * The clean log as a table: its place in the log, then the fields of the event. One file per engine day, sorted by place.
 *
 * <p>{@code case_outcome} repeats on an instance the outcome that the history has for it; it feeds training sets and is no part of the event, so no engine
 * ever sees it.
 */
public final class CleanTable<E extends Event> implements Serializable {

    public static final String NAME = "clean";

    /** Places of one minute are {@code minute * PLACES_PER_MINUTE + n}: they grow with the log and can be given without counting what came before. */
    public static final long PLACES_PER_MINUTE = 1 << 16;

    private static final int OWN = 5;

    private final RowSchema<E> events;
    private final int width;

    public CleanTable(RowSchema<E> events) {
        this.events = events;
        this.width = events.fields().size();
    }

    public Schema schema() {
        List<Types.NestedField> columns = new ArrayList<>(List.of(
                Types.NestedField.required(1, "log_epoch", Types.IntegerType.get()),
                Types.NestedField.required(2, "log_position", Types.LongType.get()),
                Types.NestedField.required(3, "log_day", Types.IntegerType.get()),
                Types.NestedField.required(4, "log_minute", Types.LongType.get()),
                Types.NestedField.optional(5, "case_outcome", Types.BooleanType.get())));
        for (Field field : events.fields()) {
            columns.add(Types.NestedField.of(
                    columns.size() + 1, !field.required(), field.name(), ColumnTypes.iceberg(field.type())));
        }
        return new Schema(columns);
    }

    public PartitionSpec spec() {
        return PartitionSpec.builderFor(schema()).identity("log_day").build();
    }

    public Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(FileProperties.FAST);
        properties.put("write.metadata.metrics.column.log_position", "full");
        properties.put("write.metadata.metrics.column.log_minute", "full");
        // Readers look for days and minutes, never for a field of the event: its least and greatest values need not be
        // found.
        events.fields().forEach(field -> properties.put("write.parquet.stats-enabled.column." + field.name(), "false"));
        return properties;
    }

    /** Fills a row of the table. */
    public void fill(Record row, int day, long minute, long position, Optional<Boolean> caseOutcome, Object[] event) {
        row.set(0, 0);
        row.set(1, position);
        row.set(2, day);
        row.set(3, minute);
        row.set(4, caseOutcome.orElse(null));
        for (int i = 0; i < event.length; i++) {
            row.set(OWN + i, event[i]);
        }
    }

    public E event(StructLike row) {
        Object[] values = new Object[width];
        for (int i = 0; i < width; i++) {
            values[i] = row.get(OWN + i, Object.class);
        }
        return events.fromRow(values);
    }

    public long position(StructLike row) {
        return row.get(1, Long.class);
    }

    public long minute(StructLike row) {
        return row.get(3, Long.class);
    }

    public Optional<Boolean> caseOutcome(StructLike row) {
        return Optional.ofNullable(row.get(4, Boolean.class));
    }
}
