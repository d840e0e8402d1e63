package dev.chainon.ingestion.bench;

import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.DayFileWriter;
import dev.chainon.ingestion.backoffice.DayLog;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.features.FeatureTable;
import dev.chainon.ingestion.history.HistoryLoad;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The write floor: the same file landed, sorted and written once more with as many rows as the clean log has, and as many rows of random floats as there
 * are instances, with no rule and no feature computed. What the load takes beyond it is the price of the thinking.
 */
public final class FloorBench {

    private static final String LANDED = "floor_landing";
    private static final String SORTED = "floor_sorted";
    private static final String RANDOM = "floor_random";

    private final Backoffice backoffice;
    private final Backoffice scratch;
    private final Steps steps;

    public FloorBench(Backoffice backoffice, Steps steps) {
        this.backoffice = backoffice;
        this.scratch = backoffice.scratch();
        this.steps = steps;
    }

    /**
     * Runs the floor and removes its tables.
     *
     * @param sortBy the column the file is sorted by
     */
    public void run(String file, String sortBy, FeatureTable features) throws IOException {
        Dataset<Row> source = backoffice.spark().read().parquet(file);
        steps.time("floor.landing", () -> write(source, LANDED));
        Column hour = functions.date_trunc("DAY", functions.col(sortBy));
        Dataset<Row> sorted = backoffice
                .spark()
                .table(scratch.sqlName(LANDED))
                .repartition(4 * backoffice.context().defaultParallelism(), hour);
        int events = Math.round((float) backoffice.rows(CleanTable.NAME) / backoffice.rows(HistoryLoad.LANDING));
        Column each = functions.explode(functions.sequence(functions.lit(1), functions.lit(events)));
        steps.time(
                "floor.sorted", () -> write(sorted.sortWithinPartitions(sortBy).withColumn("event", each), SORTED));
        Table random = scratch.table(RANDOM, features.schema(), features.spec(), features.properties());
        List<Day> days = new ArrayList<>();
        DayLog.current(backoffice.table(FeatureTable.NAME))
                .rowsByDay()
                .forEach((day, rows) -> days.add(new Day(day, rows)));
        steps.time("floor.random", () -> backoffice
                .context()
                .parallelize(days, 4 * backoffice.context().defaultParallelism())
                .mapPartitions(new WriteRandom(
                        SerializableTable.copyOf(random),
                        features.schema().columns().size()))
                .count());
        List.of(LANDED, SORTED, RANDOM).forEach(scratch::drop);
    }

    private long write(Dataset<Row> rows, String table) {
        HistoryLoad.writeAsIs(rows, scratch.sqlName(table));
        return 0;
    }

    private record Day(int day, long rows) implements java.io.Serializable {}

    private record WriteRandom(Table table, int width) implements FlatMapFunction<Iterator<Day>, Integer> {

        @Override
        public Iterator<Integer> call(Iterator<Day> days) throws IOException {
            TaskContext task = TaskContext.get();
            Random random = new Random(task.partitionId());
            try (DayFileWriter writer = new DayFileWriter(table, task.partitionId(), task.taskAttemptId())) {
                while (days.hasNext()) {
                    Day day = days.next();
                    for (long n = 0; n < day.rows(); n++) {
                        fill(writer, random, day.day(), n);
                    }
                }
                return List.of(writer.files().size()).iterator();
            }
        }

        private void fill(DayFileWriter writer, Random random, int day, long n) throws IOException {
            String id = day + "-" + n;
            writer.row().set(0, day);
            writer.row().set(1, id);
            writer.row().set(2, id);
            writer.row().set(3, n);
            writer.row().set(4, n);
            for (int i = FeatureTable.FIRST_FEATURE; i < width; i++) {
                writer.row().set(i, random.nextFloat());
            }
            writer.write(day);
        }
    }
}
