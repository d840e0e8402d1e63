package dev.chainon.local.process;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log file that starts anew when it is full, keeping the last ones as NAME.log.1, NAME.log.2 and so on. Thread-safe. */
public final class RotatedLog implements AutoCloseable {

    /** @param kept number of older files that stay */
    public record Limit(long bytes, int kept) {}

    private final Path file;
    private final Limit limit;
    private OutputStream out;
    private long size;

    public RotatedLog(Path file, Limit limit) throws IOException {
        this.file = file;
        this.limit = limit;
        this.out = open(file);
        this.size = Files.size(file);
    }

    public synchronized void line(String text) throws IOException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        if (size > 0 && size + bytes.length > limit.bytes()) {
            rotate();
        }
        out.write(bytes);
        out.flush();
        size += bytes.length;
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void rotate() throws IOException {
        out.close();
        for (int i = limit.kept(); i >= 1; i--) {
            Path newer = i == 1 ? file : numbered(i - 1);
            if (Files.exists(newer)) {
                Files.move(newer, numbered(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.deleteIfExists(file);
        out = open(file);
        size = 0;
    }

    private Path numbered(int i) {
        return file.resolveSibling(file.getFileName() + "." + i);
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }
}
