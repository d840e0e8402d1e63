package dev.chainon.ingestion.backoffice;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;

/** A snapshot of a table that has one file per day, read day by day in its own order. Can be shipped to tasks. */
public final class DayLog implements Serializable {

    private final Table table;
    private final TreeMap<Integer, DayFile> files;

    private record DayFile(String location, long rows) implements Serializable {}

    private DayLog(Table table, TreeMap<Integer, DayFile> files) {
        this.table = table;
        this.files = files;
    }

    /** The table's current snapshot. */
    public static DayLog current(Table table) throws IOException {
        return of(table, table.newScan());
    }

    /** The snapshot of a tag. */
    public static DayLog tagged(Table table, String tag) throws IOException {
        return of(table, table.newScan().useRef(tag));
    }

    private static DayLog of(Table table, TableScan scan) throws IOException {
        TreeMap<Integer, DayFile> files = new TreeMap<>();
        try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
            for (FileScanTask task : tasks) {
                int day = task.file().partition().get(0, Integer.class);
                if (files.put(
                                day,
                                new DayFile(task.file().location(), task.file().recordCount()))
                        != null) {
                    throw new IllegalStateException("table " + table.name() + " has more than one file for day " + day
                            + ": load the history anew");
                }
            }
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("table " + table.name() + " is empty: load the history first");
        }
        return new DayLog(SerializableTable.copyOf(table), files);
    }

    public int firstDay() {
        return files.firstKey();
    }

    public int lastDay() {
        return files.lastKey();
    }

    /** Rows of each day that has any. */
    public Map<Integer, Long> rowsByDay() {
        TreeMap<Integer, Long> rows = new TreeMap<>();
        files.forEach((day, file) -> rows.put(day, file.rows()));
        return rows;
    }

    /** Rows of one day, nothing if it has none; each row is valid until the next is asked for. */
    public CloseableIterable<Record> day(int day) {
        return read(day, Expressions.alwaysTrue());
    }

    /** Like {@link #day}, but a file none of whose rows has a value in [from, to) is not opened; other rows may still come. */
    public CloseableIterable<Record> dayWhere(int day, String column, long from, long to) {
        return read(
                day, Expressions.and(Expressions.greaterThanOrEqual(column, from), Expressions.lessThan(column, to)));
    }

    private CloseableIterable<Record> read(int day, Expression filter) {
        DayFile file = files.get(day);
        if (file == null) {
            return CloseableIterable.empty();
        }
        // The day is known already.
        Map<Integer, Integer> known = Map.of(table.spec().fields().get(0).sourceId(), day);
        return Parquet.read(table.io().newInputFile(file.location()))
                .project(table.schema())
                .createReaderFunc(schema -> GenericParquetReaders.buildReader(table.schema(), schema, known))
                .filter(filter)
                .reuseContainers()
                .build();
    }
}
