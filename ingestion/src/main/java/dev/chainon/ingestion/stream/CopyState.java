package dev.chainon.ingestion.stream;

import dev.chainon.core.event.Event;
import dev.chainon.ingestion.maintenance.OldReplays;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Deduplicator;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;

/**
 * Which batch the table holds last and when it was added, and the deduplicator's state after that batch, in a file of its own. The table says it by a property that is committed
 * with the rows: a snapshot could not, since compaction adds snapshots and expiry removes them.
 */
final class CopyState {

    private final Path folder;
    private final String fact;
    private final String time;
    private final ClockAhead rule;

    CopyState(Path folder, int epoch, ClockAhead rule) {
        this.folder = folder;
        this.rule = rule;
        this.fact = OldReplays.BATCH + epoch;
        this.time = OldReplays.TIME + epoch;
    }

    Optional<Long> lastBatch(Table table) {
        return Optional.ofNullable(table.properties().get(fact)).map(Long::valueOf);
    }

    /** Adds the files and says that they are this batch, both or neither. */
    void commit(Table table, List<DataFile> files, long batch) {
        Transaction both = table.newTransaction();
        AppendFiles append = both.newAppend();
        files.forEach(append::appendFile);
        append.commit();
        both.updateProperties()
                .set(fact, Long.toString(batch))
                .set(time, Long.toString(both.table().currentSnapshot().timestampMillis()))
                .commit();
        both.commitTransaction();
    }

    <E extends Event> Deduplicator<E> read(Optional<Long> batch) throws IOException {
        Deduplicator<E> seen = new Deduplicator<>(rule);
        if (batch.isPresent()) {
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(file(batch.get()))))) {
                seen.restore(in);
            }
        }
        return seen;
    }

    void write(Deduplicator<?> seen, long batch) throws IOException {
        Files.createDirectories(folder);
        Path draft = folder.resolve("draft");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
            seen.snapshot(out);
        }
        Files.move(draft, file(batch), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void forgetBefore(long batch) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old = files.filter(f -> f.getFileName().toString().matches("after-[0-9]+"))
                    .filter(f -> Long.parseLong(f.getFileName().toString().substring(6)) < batch)
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    private Path file(long batch) {
        return folder.resolve("after-" + batch);
    }
}
