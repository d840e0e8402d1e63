package dev.chainon.core.event;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A summary of the history said twice: case by case in Java, on the way to the store, and in SQL over the rows as they landed, inside it. Both must give the
 * same rows, row rules and duplicates included, so that the two ways can be compared. Pure and thread-safe.
 */
public interface Enrichment<E extends Event> extends Serializable {

    /** Columns of the result: first those it is grouped by, then sums, of type {@link FieldType#LONG}. */
    List<Field> columns();

    /** How many of the columns it is grouped by, at least one. */
    int keys();

    /**
     * What one case of the log adds, in the order of the columns.
     *
     * @param outcome what the history holds for it, if it was accepted
     */
    Object[] of(E instance, Optional<Boolean> outcome);

    /**
     * A query for the same, in the dialect of Spark.
     *
     * @param landing name of the table of the rows as they came, with the columns of {@link History#source}
     */
    String sql(String landing);
}
