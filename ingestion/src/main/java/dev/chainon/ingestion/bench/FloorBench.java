package dev.chainon.ingestion.bench;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.Commits;
import dev.chainon.ingestion.backoffice.DayLog;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.features.FeatureTable;
import dev.chainon.ingestion.history.HistoryLoad;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;

/**
 * The write floor: the tables of a load written with no rule and no feature computed. The same file is landed; read from there, dealt to days and sorted, it
 * is written as a table of the clean log's columns, codec, files and number of rows; and as many rows of random floats as there are instances become a table
 * like that of the features. The few rows of the quarantine are left out. What the load takes beyond it is the price of the thinking.
 */
public final class FloorBench<E extends Event> {

    private static final String LANDED = "floor_landing";
    private static final String SORTED = "floor_sorted";
    private static final String RANDOM = "floor_random";

    private final UseCase<E> useCase;
    private final Backoffice backoffice;
    private final Backoffice scratch;
    private final Steps steps;

    public FloorBench(UseCase<E> useCase, Backoffice backoffice, Steps steps) {
        this.useCase = useCase;
        this.backoffice = backoffice;
        this.scratch = backoffice.scratch();
        this.steps = steps;
    }

    /**
     * Runs the floor of a history that was loaded, and removes its tables.
     *
     * @return bytes by table of the load that a table of the floor stands for
     */
    public Map<String, Long> run(String file) throws IOException {
        Dataset<Row> source = backoffice.spark().read().parquet(file);
        steps.time("floor.landing", () -> {
            HistoryLoad.writeAsIs(source, scratch.sqlName(LANDED));
            return LANDED;
        });
        steps.time("floor.sorted", this::sorted);
        steps.time("floor.random", this::random);
        Map<String, Long> bytes = bytes(scratch, LANDED, SORTED, RANDOM);
        List.of(LANDED, SORTED, RANDOM).forEach(scratch::drop);
        return bytes;
    }

    /** Bytes by table of the load itself, for comparison. */
    public static Map<String, Long> bytes(Backoffice backoffice) {
        return bytes(backoffice, HistoryLoad.LANDING, CleanTable.NAME, FeatureTable.NAME);
    }

    private static Map<String, Long> bytes(Backoffice backoffice, String landing, String clean, String features) {
        return Map.of(
                HistoryLoad.LANDING,
                backoffice.bytes(landing),
                CleanTable.NAME,
                backoffice.bytes(clean),
                FeatureTable.NAME,
                backoffice.bytes(features));
    }

    private int parts() {
        return 4 * backoffice.context().defaultParallelism();
    }

    private long sorted() {
        Dataset<Row> landed = backoffice.spark().table(scratch.sqlName(LANDED));
        Column time = time(landed);
        Column day = functions.unix_date(time.cast("date"));
        Dataset<Row> sorted = landed.select(day.as("floor_day"), functions.col("*"))
                .repartition(parts(), functions.col("floor_day"))
                .sortWithinPartitions(time);
        CleanTable<E> clean = new CleanTable<>(useCase.eventSchema());
        Table table = scratch.table(SORTED, clean.schema(), clean.spec(), clean.properties());
        int copies = Math.round((float) backoffice.rows(CleanTable.NAME) / backoffice.rows(HistoryLoad.LANDING));
        JavaRDD<InternalRow> rows = sorted.queryExecution().toRdd().toJavaRDD();
        return commit(table, rows.mapPartitions(new WriteCopies(SerializableTable.copyOf(table), copies)));
    }

    private static Column time(Dataset<Row> rows) {
        return Stream.of(rows.schema().fields())
                .filter(field -> field.dataType().typeName().startsWith("timestamp"))
                .findFirst()
                .map(field -> rows.col(field.name()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the floor sorts by a column of time, and the file has none: give it a history that has"));
    }

    private long random() throws IOException {
        FeatureTable features = new FeatureTable(useCase.features().names());
        Table table = scratch.table(RANDOM, features.schema(), features.spec(), features.properties());
        List<WriteRandom.Day> days = new ArrayList<>();
        DayLog.current(backoffice.table(FeatureTable.NAME))
                .rowsByDay()
                .forEach((day, rows) -> days.add(new WriteRandom.Day(day, rows)));
        return commit(
                table,
                backoffice
                        .context()
                        .parallelize(days, parts())
                        .mapPartitions(new WriteRandom(SerializableTable.copyOf(table))));
    }

    private static long commit(Table table, JavaRDD<DataFile> files) {
        return Commits.replace(table, files.collect(), Map.of());
    }
}
