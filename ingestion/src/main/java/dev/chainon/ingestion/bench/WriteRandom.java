package dev.chainon.ingestion.bench;

import dev.chainon.ingestion.backoffice.DayFileWriter;
import dev.chainon.ingestion.features.FeatureTable;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.SplittableRandom;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Writes rows of random floats to a table like that of the features. Three of four columns hold small whole numbers, so that the files become as large as
 * those of the features, many of which are counts or flags.
 */
record WriteRandom(Table table) implements FlatMapFunction<Iterator<WriteRandom.Day>, DataFile> {

    private static final int COUNTS = 8;

    /** How many rows a day gets. */
    record Day(int day, long rows) implements Serializable {}

    @Override
    public Iterator<DataFile> call(Iterator<Day> days) throws IOException {
        TaskContext task = TaskContext.get();
        SplittableRandom random = new SplittableRandom(task.partitionId());
        int width = table.schema().columns().size();
        try (DayFileWriter writer = new DayFileWriter(table, task.partitionId(), task.taskAttemptId())) {
            while (days.hasNext()) {
                Day day = days.next();
                for (long n = 0; n < day.rows(); n++) {
                    fill(writer, random, day.day(), n, width);
                }
            }
            return writer.files().iterator();
        }
    }

    private static void fill(DayFileWriter writer, SplittableRandom random, int day, long n, int width)
            throws IOException {
        String id = day + "-" + n;
        writer.row().set(0, day);
        writer.row().set(1, id);
        writer.row().set(2, id);
        writer.row().set(3, n);
        writer.row().set(4, n);
        for (int i = FeatureTable.FIRST_FEATURE; i < width; i++) {
            writer.row().set(i, i % 4 == 0 ? (float) random.nextDouble() : (float) random.nextInt(COUNTS));
        }
        writer.write(day);
    }
}
