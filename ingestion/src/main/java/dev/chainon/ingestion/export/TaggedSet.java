package dev.chainon.ingestion.export;

import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.DayLog;
import dev.chainon.ingestion.features.FeatureTable;
import java.io.IOException;
import java.util.List;
import org.apache.iceberg.types.Types;

/** A feature set under the tag that keeps it. */
final class TaggedSet {

    private TaggedSet() {}

    /**
     * What the catalog and the table's metadata tell of it; no row is read.
     *
     * @throws IllegalStateException if there is none of this tag, or it has other features
     */
    static DayLog find(Backoffice backoffice, String tag, List<String> features) throws IOException {
        if (!backoffice.exists(FeatureTable.NAME)
                || !backoffice.table(FeatureTable.NAME).refs().containsKey(tag)) {
            throw new IllegalStateException("there is no feature set " + tag
                    + ": it was made by another load; take a version that was trained on this one");
        }
        List<String> columns = backoffice.table(FeatureTable.NAME).schema().columns().stream()
                .skip(FeatureTable.FIRST_FEATURE)
                .map(Types.NestedField::name)
                .toList();
        if (!columns.equals(features)) {
            throw new IllegalStateException(
                    "the feature set " + tag + " has the columns " + columns + ", the use case computes " + features);
        }
        return DayLog.tagged(backoffice.table(FeatureTable.NAME), tag);
    }
}
