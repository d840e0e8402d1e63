package dev.chainon.ingestion.history;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.History;
import dev.chainon.core.features.Features;
import dev.chainon.ingestion.backoffice.Backoffice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The landed rows, assessed and dealt to the parts of the work, with cases of one key side by side in the order of the source columns. */
final class Cases<E extends Event> {

    /** Rows that are looked at to cut the days into parts. */
    private static final double SAMPLE = 20_000;

    private static final int SEED = 1;

    private final Backoffice backoffice;
    private final UseCase<E> useCase;
    private final Dataset<Row> landed;
    private final Parts parts;

    Cases(Backoffice backoffice, UseCase<E> useCase) {
        this(
                backoffice,
                useCase,
                backoffice.spark().table(backoffice.sqlName(HistoryLoad.LANDING)),
                backoffice.rows(HistoryLoad.LANDING));
    }

    /** Of rows that may not be in the store yet. */
    Cases(Backoffice backoffice, UseCase<E> useCase, Dataset<Row> source) {
        this(backoffice, useCase, source, source.count());
    }

    private Cases(Backoffice backoffice, UseCase<E> useCase, Dataset<Row> source, long rows) {
        this.backoffice = backoffice;
        this.useCase = useCase;
        this.landed = SourceRows.of(source, useCase.history().source());
        int cores = backoffice.context().defaultParallelism();
        double share = Math.min(1, SAMPLE / Math.max(1, rows));
        Dataset<Integer> days = SourceRows.time(source, useCase.history().source())
                .map(time -> stamped(source, time, share))
                .orElseGet(() -> assessed(share));
        this.parts = Parts.cut(
                days.collectAsList().stream().mapToInt(Integer::intValue).toArray(), Parts.count(rows, cores));
    }

    Parts parts() {
        return parts;
    }

    /** Cases by minute, key and source columns within the partition of each part that needs them. */
    Dataset<Row> sorted(Column which) {
        List<Field> source = useCase.history().source();
        List<Column> order = new ArrayList<>(List.of(functions.col("case_minute"), functions.col("case_key")));
        source.forEach(f -> order.add(functions.col(f.name())));
        return landed.mapPartitions(new Assess<>(useCase, parts), Encoders.row(Assess.schema(source)))
                .filter(which)
                .repartitionById(parts.count(), functions.col("case_part"))
                .sortWithinPartitions(order.toArray(Column[]::new));
    }

    /** Days of some rows as they are stamped: near enough to cut by, and one column is soon read. */
    private Dataset<Integer> stamped(Dataset<Row> source, Field time, double share) {
        return SourceRows.of(source, List.of(time))
                .where(functions.col(time.name()).isNotNull())
                .sample(false, share, SEED)
                .map(new StampDay<>(useCase), Encoders.INT());
    }

    /** Days of some rows as the rules place them. */
    private Dataset<Integer> assessed(double share) {
        return landed.sample(false, share, SEED).mapPartitions(new Days<>(useCase), Encoders.INT());
    }

    /** Engine day of a stamp, as if its minute were UTC. */
    private record StampDay<E extends Event>(UseCase<E> useCase) implements MapFunction<Row, Integer> {

        @Override
        public Integer call(Row row) {
            return useCase.features().day(row.getLong(0));
        }
    }

    /** Engine days of the cases that can be placed in the log. */
    private record Days<E extends Event>(UseCase<E> useCase) implements MapPartitionsFunction<Row, Integer> {

        @Override
        public Iterator<Integer> call(Iterator<Row> rows) {
            History<E> history = useCase.history();
            Features<E> features = useCase.features();
            int width = history.source().size();
            return new Flattened<>(new Mapped<>(rows, row -> {
                History.Assessment assessment = history.assess(SourceRows.values(row, 0, width));
                return assessment.happened() ? List.of(features.day(assessment.minute())) : List.<Integer>of();
            }));
        }
    }
}
