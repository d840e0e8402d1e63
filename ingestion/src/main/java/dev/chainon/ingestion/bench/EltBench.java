package dev.chainon.ingestion.bench;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.history.Enriched;
import dev.chainon.ingestion.history.HistoryLoad;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The same summary of the same file both ways, each ending in a table of the store: transformed in Java on the way (ETL), or landed as it is and transformed
 * by SQL inside (ELT). Each way runs once before it is measured, so that neither pays for the other's warm-up.
 */
public final class EltBench<E extends Event> {

    private static final String BY_ETL = "by_etl";
    private static final String BY_ELT = "by_elt";
    private static final String LANDED = "elt_landing";

    private final Backoffice scratch;
    private final Enriched<E> enriched;
    private final Steps steps;

    public EltBench(UseCase<E> useCase, Backoffice backoffice, Steps steps) {
        this.scratch = backoffice.scratch();
        this.enriched = new Enriched<>(useCase, scratch);
        this.steps = steps;
    }

    /**
     * Measures both and removes their tables.
     *
     * @return {@code etl.seconds}, {@code elt.seconds} and its parts, {@code elt.ratio} = elt / etl, {@code elt.rows}
     * @throws IllegalStateException if the two ways differ in a row
     */
    public Map<String, Double> run(String file) throws IOException {
        Dataset<Row> source = scratch.spark().read().parquet(file);
        both(source, "warm.");
        long rows = same();
        both(source, "");
        Map<String, Double> seconds = steps.seconds();
        double etl = seconds.getOrDefault("etl", 0.0);
        double landing = seconds.getOrDefault("elt.landing", 0.0);
        double sql = seconds.getOrDefault("elt.sql", 0.0);
        List.of(BY_ETL, BY_ELT, LANDED).forEach(scratch::drop);
        return new TreeMap<>(Map.of(
                "etl.seconds",
                etl,
                "elt.seconds",
                landing + sql,
                "elt.seconds.landing",
                landing,
                "elt.seconds.sql",
                sql,
                "elt.ratio",
                (landing + sql) / etl,
                "elt.rows",
                (double) rows));
    }

    private void both(Dataset<Row> source, String prefix) throws IOException {
        steps.time(prefix + "etl", () -> write(enriched.before(source), BY_ETL));
        steps.time(prefix + "elt.landing", () -> write(source, LANDED));
        steps.time(prefix + "elt.sql", () -> write(enriched.inside(scratch.sqlName(LANDED)), BY_ELT));
    }

    private String write(Dataset<Row> rows, String table) {
        HistoryLoad.writeAsIs(rows, scratch.sqlName(table));
        return table;
    }

    private long same() {
        Dataset<Row> etl = scratch.spark().table(scratch.sqlName(BY_ETL));
        Dataset<Row> elt = scratch.spark().table(scratch.sqlName(BY_ELT));
        long differ = etl.exceptAll(elt).count() + elt.exceptAll(etl).count();
        if (differ > 0) {
            throw new IllegalStateException("ETL and ELT differ in " + differ
                    + " rows: the SQL of the use case and its Java must apply the same rules; nothing was measured");
        }
        return etl.count();
    }
}
