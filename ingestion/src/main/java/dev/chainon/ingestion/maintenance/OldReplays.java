package dev.chainon.ingestion.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.expressions.Expressions;

/**
 * Takes replays out of the copy of the clean log to which nothing was added for long. The newest replay stays whatever its age. Their files go when the
 * snapshots before expire, and never while a tagged snapshot has them.
 */
public final class OldReplays {

    /** Property of the table: the last batch of an epoch that it holds. The epoch's number follows. */
    public static final String BATCH = "chainon.copy.e";

    /** Property of the table: when that batch was added, in milliseconds since 1970. The epoch's number follows. */
    public static final String TIME = "chainon.copied.e";

    private final InstantSource clock;
    private final Duration period;

    /** @param period how long nothing must have been added */
    public OldReplays(InstantSource clock, Duration period) {
        this.clock = clock;
        this.period = period;
    }

    /** Takes them out and gives how many there were. A replay whose time an earlier release did not write down counts from now on. */
    public int forget(Table table) {
        TreeSet<Integer> copied = copied(table);
        copied.pollLast();
        List<Integer> old = copied.stream()
                .filter(epoch -> last(table, epoch).filter(this::isOld).isPresent())
                .toList();
        List<Integer> untimed =
                copied.stream().filter(epoch -> last(table, epoch).isEmpty()).toList();
        if (old.isEmpty() && untimed.isEmpty()) {
            return 0;
        }
        Transaction all = table.newTransaction();
        old.forEach(epoch -> all.newDelete()
                .deleteFromRowFilter(Expressions.equal("log_epoch", epoch))
                .commit());
        UpdateProperties facts = all.updateProperties();
        old.forEach(epoch -> facts.remove(TIME + epoch).remove(BATCH + epoch));
        untimed.forEach(epoch -> facts.set(TIME + epoch, Long.toString(clock.millis())));
        facts.commit();
        all.commitTransaction();
        return old.size();
    }

    private static TreeSet<Integer> copied(Table table) {
        TreeSet<Integer> copied = new TreeSet<>();
        for (String name : table.properties().keySet()) {
            if (name.matches("chainon\\.copy\\.e\\d{1,9}")) {
                copied.add(Integer.valueOf(name.substring(BATCH.length())));
            }
        }
        return copied;
    }

    private boolean isOld(Instant last) {
        return last.isBefore(clock.instant().minus(period));
    }

    private static Optional<Instant> last(Table table, int epoch) {
        return Optional.ofNullable(table.properties().get(TIME + epoch))
                .map(Long::valueOf)
                .map(Instant::ofEpochMilli);
    }
}
