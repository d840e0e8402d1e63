package dev.chainon.monitoring.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The offset up to which a projection is written, kept in a file that is replaced as a whole. An unreadable or missing file means the start. */
public final class Bookmark {

    private final Path file;

    public Bookmark(Path file) {
        this.file = file;
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
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(draft, offset + "\n", StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the offset in " + file, e);
        }
    }
}
