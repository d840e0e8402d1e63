package dev.chainon.ingestion.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The folder that files are dropped into, with {@code done} and {@code failed} below it. A file is handed out once its size and time stayed the same for a
 * while. Names that end in {@code .part} or begin with a dot are being written: whoever writes renames them when they are whole. One thread at a time.
 */
final class Inbox {

    /** What a change of a file changes. */
    record Stamp(long bytes, long modifiedMillis) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Stamp(now.size(), now.lastModifiedTime().toMillis());
        }
    }

    private record Seen(Stamp stamp, long nanos) {}

    private final Path folder;
    private final Duration settledAfter;
    private final LongSupplier nanoClock;
    private Map<Path, Seen> seen = new HashMap<>();

    Inbox(Path folder, Duration settledAfter, LongSupplier nanoClock) {
        this.folder = folder;
        this.settledAfter = settledAfter;
        this.nanoClock = nanoClock;
    }

    /** The files that are whole, oldest first; makes the folders where they are missing. */
    List<Path> settled() throws IOException {
        Files.createDirectories(folder.resolve("done"));
        Files.createDirectories(folder.resolve("failed"));
        Map<Path, Seen> now = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Inbox::offered).toList()) {
                look(file, now);
            }
        }
        seen = now;
        long settled = nanoClock.getAsLong() - settledAfter.toNanos();
        return now.entrySet().stream()
                .filter(e -> e.getValue().nanos() - settled <= 0)
                .sorted(Comparator.<Map.Entry<Path, Seen>>comparingLong(
                                e -> e.getValue().stamp().modifiedMillis())
                        .thenComparing(e -> e.getKey().toString()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean offered(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && !name.endsWith(".part") && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    }

    private void look(Path file, Map<Path, Seen> now) throws IOException {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Stamp stamp = Stamp.of(file);
        now.put(
                file,
                Optional.ofNullable(seen.get(file))
                        .filter(before -> before.stamp().equals(stamp))
                        .orElseGet(() -> new Seen(stamp, nanoClock.getAsLong())));
    }

    /** Puts a file that was taken away, with a note where there is something to say. */
    Path done(Path file, Optional<String> note) throws IOException {
        return away(file, "done", note);
    }

    /** Puts a file that could not be taken away, with the reason beside it. */
    Path failed(Path file, String reason) throws IOException {
        return away(file, "failed", Optional.of(reason));
    }

    private Path away(Path file, String where, Optional<String> words) throws IOException {
        Path target = free(folder.resolve(where), String.valueOf(file.getFileName()));
        if (words.isPresent()) {
            Files.writeString(target.resolveSibling(target.getFileName() + ".reason.txt"), words.get() + "\n");
        }
        return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The name, or the name with the first free number before its extension. */
    private static Path free(Path folder, String name) {
        Path target = folder.resolve(name);
        int dot = name.lastIndexOf('.');
        for (int n = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); n++) {
            target = folder.resolve(dot > 0 ? name.substring(0, dot) + "-" + n + name.substring(dot) : name + "-" + n);
        }
        return target;
    }
}
