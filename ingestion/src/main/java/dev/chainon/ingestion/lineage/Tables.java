package dev.chainon.ingestion.lineage;

import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Facts;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;

/** Tables of the back office as data sets: named by the folder of their files, with the catalog's name as an alias. */
public final class Tables {

    private final Backoffice backoffice;
    private final BackofficeSettings settings;

    public Tables(Backoffice backoffice, BackofficeSettings settings) {
        this.backoffice = backoffice;
        this.settings = settings;
    }

    /** The table as it is now; its rows are all those it holds. */
    public Dataset now(String name) {
        Table table = backoffice.table(name);
        Facts facts = Facts.NONE
                .columns(table.schema().columns().stream()
                        .map(c -> new Facts.Column(c.name(), c.type().toString()))
                        .toList())
                .alias(alias(name));
        Optional<Snapshot> snapshot = Optional.ofNullable(table.currentSnapshot());
        return place(table).with(snapshot.map(s -> facts(facts, table, s)).orElse(facts));
    }

    private static Facts facts(Facts facts, Table table, Snapshot snapshot) {
        Facts known = facts.rows(
                        Long.parseLong(snapshot.summary().getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0")))
                .version(Long.toString(snapshot.snapshotId()));
        return table.refs().entrySet().stream()
                .filter(ref -> ref.getValue().isTag() && ref.getValue().snapshotId() == snapshot.snapshotId())
                .map(Map.Entry::getKey)
                .findFirst()
                .map(known::tag)
                .orElse(known);
    }

    /** A table that may not be there yet. */
    public Dataset planned(String name) {
        return backoffice.exists(name) ? now(name).with(Facts.NONE.alias(alias(name))) : byName(name);
    }

    private Dataset byName(String name) {
        Path folder = settings.warehouse().resolve(backoffice.namespace()).resolve(name);
        return Dataset.file(folder).with(Facts.NONE.alias(alias(name)));
    }

    private Facts.Alias alias(String name) {
        return new Facts.Alias(Dataset.server(settings.url()), "backoffice." + backoffice.namespace() + "." + name);
    }

    private static Dataset place(Table table) {
        return Dataset.file(Path.of(table.location().replaceFirst("^file:/*", "/")));
    }
}
