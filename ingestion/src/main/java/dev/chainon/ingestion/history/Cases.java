package dev.chainon.ingestion.history;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.Field;
import dev.chainon.ingestion.backoffice.Backoffice;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The landed rows, assessed, with cases of one key side by side in the order of the source columns. */
final class Cases {

    private Cases() {}

    static <E extends Event> Dataset<Row> sorted(Backoffice backoffice, UseCase<E> useCase, Column which) {
        List<Field> source = useCase.history().source();
        List<Column> order = new ArrayList<>(List.of(functions.col("case_minute"), functions.col("case_key")));
        source.forEach(f -> order.add(functions.col(f.name())));
        return SourceRows.of(backoffice.spark().table(backoffice.sqlName(HistoryLoad.LANDING)), source)
                .mapPartitions(new Assess<>(useCase), Encoders.row(Assess.schema(source)))
                .filter(which)
                .repartition(4 * backoffice.context().defaultParallelism(), functions.col("case_day"))
                .sortWithinPartitions(order.toArray(Column[]::new));
    }
}
