package dev.chainon.ingestion.stream;

import dev.chainon.core.event.Event;
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
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Which batch the table holds last, said by its snapshots, and the deduplicator's state after that batch, in a file of its own. */
final class CopyState {

    private final Path folder;
    private final String fact;

    CopyState(Path folder, int epoch) {
        this.folder = folder;
        this.fact = "chainon.copy.e" + epoch;
    }

    Optional<Long> lastBatch(Table table) {
        Optional<Snapshot> snapshot = Optional.ofNullable(table.currentSnapshot());
        while (snapshot.isPresent()) {
            String batch = snapshot.get().summary().get(fact);
            if (batch != null) {
                return Optional.of(Long.valueOf(batch));
            }
            Long parent = snapshot.get().parentId();
            snapshot = parent == null ? Optional.empty() : Optional.ofNullable(table.snapshot(parent));
        }
        return Optional.empty();
    }

    void mark(AppendFiles append, long batch) {
        append.set(fact, Long.toString(batch));
    }

    <E extends Event> Deduplicator<E> read(Optional<Long> batch) throws IOException {
        Deduplicator<E> seen = new Deduplicator<>();
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
