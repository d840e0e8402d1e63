package dev.chainon.ingestion.history;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;

/**
 * The rows of the source file, cut and copied by its first column of time. A copy lies whole weeks after the one before, the fewest that keep their days
 * apart: week days stay what they are, and the log of the copies is as dense as that of the history. Seasons, holidays and clock changes fall elsewhere,
 * which is why copies measure work and never quality.
 */
final class SourceRowsInTime {

    private static final int WEEK = 7;

    private final SparkSession spark;
    private final SourceFile source;

    SourceRowsInTime(SparkSession spark, SourceFile source) {
        this.spark = spark;
        this.source = source;
    }

    /** The source with the copies that the rows wanted of it take; as it is when it wants none. */
    SourceFile sized() {
        return source.wanted() == 0 ? source : source.sized(once().count());
    }

    Dataset<Row> rows() {
        return source.copies() == 1 ? once() : copied(once());
    }

    private Dataset<Row> once() {
        Dataset<Row> file = spark.read().parquet(source.path().toString());
        return source.before()
                .map(day ->
                        file.where(time(file).lt(functions.lit(day.toString()).cast("timestamp_ntz"))))
                .orElse(file);
    }

    private Dataset<Row> copied(Dataset<Row> rows) {
        Column time = time(rows);
        Row between = rows.select(functions.date_diff(functions.max(time), functions.min(time)))
                .first();
        if (between.isNullAt(0)) {
            throw new IllegalArgumentException("history.copies asks for " + source.copies() + " copies of "
                    + source.path() + ", and there is no row to copy: move history.before to a later day");
        }
        int days = between.getInt(0) + 1;
        int shift = (days + WEEK - 1) / WEEK * WEEK;
        return Stream.iterate(0, copy -> copy + 1)
                .limit(source.copies())
                .map(copy -> rows.withColumn(
                        timeName(rows), time.plus(functions.expr("INTERVAL '" + copy * shift + "' DAY"))))
                .reduce(Dataset::union)
                .orElseThrow();
    }

    private Column time(Dataset<Row> rows) {
        return rows.col(timeName(rows));
    }

    private String timeName(Dataset<Row> rows) {
        return Stream.of(rows.schema().fields())
                .filter(field -> field.dataType().typeName().startsWith("timestamp"))
                .findFirst()
                .map(StructField::name)
                .orElseThrow(() -> new IllegalStateException(
                        "history.before and history.copies need a column of time in " + source.path()));
    }
}
