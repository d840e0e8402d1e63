package dev.chainon.ingestion.history;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.History;
import dev.chainon.ingestion.backoffice.Backoffice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What a live feed would have sent in a span of minutes, derived from the landed history with the numbering of the load. */
public final class FeedRows<E extends Event> implements MapPartitionsFunction<Row, Row> {

    public static final String MINUTE = "minute";

    /** A label is sent at most this long after its instance. */
    private static final long REACH_MINUTES = 3 * 1440;

    private final UseCase<E> useCase;

    private FeedRows(UseCase<E> useCase) {
        this.useCase = useCase;
    }

    /** Columns: minute, subject, raw; ordered by minute, subject and the case's own order within partitions that hold whole UTC days. */
    public static <E extends Event> Dataset<Row> of(
            Backoffice backoffice, UseCase<E> useCase, long fromMinute, long toMinute) {
        Column sent = functions.col(MINUTE);
        StructType schema = new StructType()
                .add(MINUTE, DataTypes.LongType)
                .add("subject", DataTypes.StringType)
                .add("step", DataTypes.IntegerType)
                .add("raw", DataTypes.BinaryType);
        Column which = functions
                .col("case_own")
                .and(functions.col("case_minute").between(fromMinute - REACH_MINUTES, toMinute));
        return new Cases<>(backoffice, useCase)
                .sorted(which)
                .mapPartitions(new FeedRows<>(useCase), Encoders.row(schema))
                .filter(sent.geq(fromMinute).and(sent.lt(toMinute)))
                .repartition(4 * backoffice.context().defaultParallelism(), functions.floor(sent.divide(1440)))
                .sortWithinPartitions(MINUTE, "subject", "step");
    }

    @Override
    public Iterator<Row> call(Iterator<Row> cases) {
        History<E> history = useCase.history();
        List<Field> source = history.source();
        Numbering numbering = new Numbering();
        Iterator<List<Row>> sent = new Mapped<>(
                cases,
                row -> rows(
                        history,
                        numbering,
                        row.getString(Assess.KEY),
                        SourceRows.values(row, Assess.SOURCE, source.size())));
        return new Flattened<>(sent);
    }

    private static <E extends Event> List<Row> rows(
            History<E> history, Numbering numbering, String key, Object[] values) {
        List<Row> rows = new ArrayList<>();
        int occurrence = numbering.next(key, values);
        if (occurrence > 0) {
            for (History.FeedRecord record : history.feed(values, occurrence)) {
                rows.add(RowFactory.create(record.minute(), record.subject(), rows.size(), record.json()));
            }
        }
        return rows;
    }
}
