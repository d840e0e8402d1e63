package dev.chainon.lineage;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file of lines that is begun anew when it is full, keeping the last ones as NAME.1, NAME.2 and so on. Thread-safe. */
final class RotatingFile implements Transport {

    private final Path file;
    private final LineageSettings.Limit limit;

    RotatingFile(Path file, LineageSettings.Limit limit) {
        this.file = file;
        this.limit = limit;
    }

    /** Opens and closes each time: a few lines a minute, and a folder that was cleaned meanwhile does no harm. */
    @Override
    public synchronized void send(String line) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (Files.exists(file) && Files.size(file) + line.length() >= limit.bytes()) {
            rotate();
        }
        try (BufferedWriter out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(line);
            out.write('\n');
        }
    }

    private void rotate() throws IOException {
        for (int i = limit.kept(); i >= 1; i--) {
            Path newer = i == 1 ? file : numbered(i - 1);
            if (Files.exists(newer)) {
                Files.move(newer, numbered(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.deleteIfExists(file);
    }

    private Path numbered(int i) {
        return file.resolveSibling(file.getFileName() + "." + i);
    }

    @Override
    public void close() {
        // Nothing is open between two lines.
    }
}
