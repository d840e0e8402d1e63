package dev.chainon.monitoring.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The offset up to which a projection is written, kept in a file that is replaced as a whole. An unreadable or missing file means the start. */
public final class Bookmark {

    private final Path file;

    public Bookmark(Path file) {
        this.file = file.toAbsolutePath();
    }

    public long read() {
        try {
            return Math.max(
                    0,
                    Long.parseLong(
                            Files.readString(file, StandardCharsets.UTF_8).strip()));
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    public void write(long offset) {
        Path folder = Objects.requireNonNull(file.getParent(), "a bookmark is a file in a folder");
        Path draft = folder.resolve(file.getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            Files.writeString(draft, offset + "\n", StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the offset in " + file, e);
        }
    }
}
