package dev.chainon.ingestion.backoffice;

import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;

/** Commits of whole tables. */
public final class Commits {

    private Commits() {}

    /** Replaces the content of a table in one snapshot that carries the given facts; the former content stays readable by its snapshot. */
    public static long replace(Table table, List<DataFile> files, Map<String, String> facts) {
        OverwriteFiles overwrite = table.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue());
        files.forEach(overwrite::addFile);
        facts.forEach(overwrite::set);
        overwrite.commit();
        table.refresh();
        return table.currentSnapshot().snapshotId();
    }
}
