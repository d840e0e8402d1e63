package dev.chainon.ingestion.history;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Enrichment;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.Field;
import dev.chainon.ingestion.backoffice.Backoffice;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The use case's enrichment of the history, both ways: transformed before it is loaded (ETL), or loaded as it is and transformed in the store (ELT). */
public final class Enriched<E extends Event> {

    private final UseCase<E> useCase;
    private final Enrichment<E> enrichment;
    private final Backoffice backoffice;

    /**
     * @throws IllegalArgumentException if the use case has no enrichment
     */
    public Enriched(UseCase<E> useCase, Backoffice backoffice) {
        this.useCase = useCase;
        this.enrichment = useCase.history()
                .enrichment()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the use case '" + useCase.modelName() + "' has no enrichment: its history must give one"));
        this.backoffice = backoffice;
    }

    /** By Java, from rows that are not in the store yet. */
    public Dataset<Row> before(Dataset<Row> source) {
        List<Field> columns = enrichment.columns();
        Column[] keys = columns.subList(0, enrichment.keys()).stream()
                .map(f -> functions.col(f.name()))
                .toArray(Column[]::new);
        List<Column> sums = columns.subList(enrichment.keys(), columns.size()).stream()
                .map(f -> functions.sum(f.name()).as(f.name()))
                .toList();
        Cases<E> cases = new Cases<>(backoffice, useCase, source);
        return cases.sorted(functions.lit(true))
                .mapPartitions(new Contribute<>(useCase, cases.parts()), Encoders.row(Contribute.schema(enrichment)))
                .groupBy(keys)
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    }

    /**
     * By SQL inside the store.
     *
     * @param landing name of the table of the rows as they came, for Spark SQL
     */
    public Dataset<Row> inside(String landing) {
        return backoffice.spark().sql(enrichment.sql(landing));
    }
}
