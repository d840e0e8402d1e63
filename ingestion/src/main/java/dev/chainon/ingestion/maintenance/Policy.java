package dev.chainon.ingestion.maintenance;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * What maintenance may take.
 *
 * @param snapshotsOlderThan untagged snapshots older than this expire
 * @param snapshotsKept newest snapshots of a table that stay whatever their age
 * @param orphansOlderThan files that nothing refers to are removed at this age; younger ones may belong to a load that runs
 * @param smallFiles so many files of one partition are worth one rewrite
 * @param forgetLost whether tables whose files are gone are taken out of the catalog
 */
public record Policy(
        Duration snapshotsOlderThan, int snapshotsKept, Duration orphansOlderThan, int smallFiles, boolean forgetLost) {

    private static final Set<String> KEYS =
            Set.of("snapshots-older-than", "snapshots-kept", "orphans-older-than", "small-files", "forget-lost");

    public Policy {
        notNegative("snapshots-older-than", snapshotsOlderThan);
        notNegative("orphans-older-than", orphansOlderThan);
        atLeast("snapshots-kept", snapshotsKept, 1);
        atLeast("small-files", smallFiles, 2);
    }

    /**
     * @param chainon the settings of the process; read from {@code maintenance}
     * @throws IllegalArgumentException if a key is unknown or a value out of range
     */
    public static Policy of(Config chainon) {
        Config own = chainon.getConfig("maintenance");
        Set<String> unknown = new TreeSet<>(own.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under chainon.maintenance: " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        return new Policy(
                own.getDuration("snapshots-older-than"),
                own.getInt("snapshots-kept"),
                own.getDuration("orphans-older-than"),
                own.getInt("small-files"),
                own.getBoolean("forget-lost"));
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("chainon.maintenance." + name + " must not be negative: " + value);
        }
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "chainon.maintenance." + name + " must be at least " + least + ", not " + value);
        }
    }
}
