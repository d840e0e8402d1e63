package dev.chainon.ingestion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A small history of kettles over several days: legitimate twins, exact duplicates, rows to repair and rows to refuse. */
final class KettleRows {

    static final int DAYS = 9;
    static final int ROWS = 3_000;
    static final int DUPLICATES = 11;

    private static final StructType SCHEMA = new StructType()
            .add("kettle", DataTypes.StringType)
            .add("minute", DataTypes.LongType)
            .add("litres", DataTypes.DoubleType)
            .add("spilled", DataTypes.BooleanType);

    private KettleRows() {}

    /** The file, its rows in an order of the seed's choice; the rows are the same for every seed. */
    static Path file(SparkSession spark, Path folder, long order) throws IOException {
        return file(spark, folder, order, rows());
    }

    /** The file of the first so many rows. */
    static Path part(SparkSession spark, Path folder, int howMany) throws IOException {
        return file(spark, folder, -howMany, new ArrayList<>(rows().subList(0, howMany)));
    }

    private static Path file(SparkSession spark, Path folder, long order, List<Row> rows) throws IOException {
        Collections.shuffle(rows, new Random(order));
        Path target = folder.resolve("kettles-" + order);
        spark.createDataFrame(rows, SCHEMA).coalesce(1).write().parquet(target.toString());
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(f -> f.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static List<Row> rows() {
        Random random = new Random(1);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            long minute = 16_000_000L + random.nextInt(DAYS * 1440);
            double litres = random.nextInt(40) == 0 ? -1 : random.nextInt(20) == 0 ? 12 : 1 + i % 3 + i / 1e6;
            rows.add(RowFactory.create("K" + random.nextInt(3), minute, litres, random.nextBoolean()));
        }
        rows.addAll(rows.subList(0, DUPLICATES));
        return new ArrayList<>(rows);
    }
}
