package dev.chainon.ingestion.history;

import dev.chainon.core.event.Field;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Which places the history names most: where an enrichment is worth most. Reads two columns and no outcome; the back office is not asked. */
public final class PlaceCounts {

    private final BackofficeSettings settings;

    public PlaceCounts(BackofficeSettings settings) {
        this.settings = settings;
    }

    /**
     * The values of {@code place} by how often they occur before a minute, the most frequent first.
     *
     * @param time the source's first column of time
     * @param place the source's column of places
     */
    public List<String> busiest(Path history, Field time, Field place, long beforeMinute) {
        SparkSession spark = Backoffice.session(settings);
        try {
            return SourceRows.of(spark.read().parquet(history.toString()), List.of(time, place))
                    .filter(functions.col(time.name()).lt(beforeMinute))
                    .groupBy(place.name())
                    .count()
                    .orderBy(functions.col("count").desc(), functions.col(place.name()))
                    .collectAsList()
                    .stream()
                    .map(PlaceCounts::name)
                    .toList();
        } finally {
            spark.stop();
        }
    }

    private static String name(Row row) {
        return String.valueOf(row.get(0)).strip();
    }
}
