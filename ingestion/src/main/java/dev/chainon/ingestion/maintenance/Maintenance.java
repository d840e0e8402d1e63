package dev.chainon.ingestion.maintenance;

import dev.chainon.ingestion.backoffice.Backoffice;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.RewriteDataFiles;
import org.apache.iceberg.spark.actions.SparkActions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compacts what grows by small files, lets old snapshots expire, and removes the files that nothing refers to any more, such as those of a load that was
 * killed. A tagged snapshot stays for ever. Writers may go on meanwhile: their commits and these are told apart by the catalog's compare-and-swap.
 */
public final class Maintenance {

    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

    private final Backoffice backoffice;
    private final Policy policy;
    private final InstantSource clock;
    private final Set<String> growing;

    /**
     * @param backoffice opened by {@link Backoffice#openForMaintenance}
     * @param growing tables that appends fill with small files; the others hold one file a day, which readers rely on
     */
    public Maintenance(Backoffice backoffice, Policy policy, InstantSource clock, Collection<String> growing) {
        this.backoffice = backoffice;
        this.policy = policy;
        this.clock = clock;
        this.growing = Set.copyOf(growing);
    }

    /**
     * Keeps all tables.
     *
     * @throws IllegalStateException if the files of a table are gone and the policy does not say to forget it
     */
    public Swept run() {
        forget(backoffice.lost());
        Swept all = Swept.NOTHING;
        for (String name : backoffice.tables()) {
            Swept swept = keep(name);
            LOG.info(
                    "table kept: name={} compacted={} written={} expired={} orphans={}",
                    name,
                    swept.compacted(),
                    swept.written(),
                    swept.expired(),
                    swept.orphans());
            all = all.plus(swept);
        }
        return all;
    }

    private void forget(List<String> lost) {
        if (lost.isEmpty()) {
            return;
        }
        if (!policy.forgetLost()) {
            throw new IllegalStateException(
                    "the files of the tables " + lost
                            + " are gone. Is the warehouse where it was? To take them out of the catalog: ./chainon maintenance --forget-lost");
        }
        LOG.warn("tables forgotten, their files are gone: names={}", backoffice.forgetLost());
    }

    private Swept keep(String name) {
        Swept compacted = growing.contains(name) ? compact(backoffice.table(name)) : Swept.NOTHING;
        long expired = expire(backoffice.table(name));
        return compacted.plus(new Swept(0, 0, expired, orphans(backoffice.table(name))));
    }

    private Swept compact(Table table) {
        RewriteDataFiles.Result result = SparkActions.get(backoffice.spark())
                .rewriteDataFiles(table)
                .binPack()
                .option("min-input-files", Integer.toString(policy.smallFiles()))
                .execute();
        return new Swept(result.rewrittenDataFilesCount(), result.addedDataFilesCount(), 0, 0);
    }

    private long expire(Table table) {
        Set<Long> before = snapshots(table);
        table.expireSnapshots()
                .expireOlderThan(
                        clock.instant().minus(policy.snapshotsOlderThan()).toEpochMilli())
                .retainLast(policy.snapshotsKept())
                .commit();
        table.refresh();
        before.removeAll(snapshots(table));
        return before.size();
    }

    private static Set<Long> snapshots(Table table) {
        Set<Long> ids = new TreeSet<>();
        table.snapshots().forEach(snapshot -> ids.add(snapshot.snapshotId()));
        return ids;
    }

    private long orphans(Table table) {
        long removed = 0;
        for (String orphan : SparkActions.get(backoffice.spark())
                .deleteOrphanFiles(table)
                .olderThan(clock.instant().minus(policy.orphansOlderThan()).toEpochMilli())
                .execute()
                .orphanFileLocations()) {
            LOG.info("orphan removed: file={}", orphan);
            removed++;
        }
        return removed;
    }
}
