package dev.chainon.ingestion.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one replay that were taken whole, known by their SHA-256: one JSON line each, appended and never changed. One thread at a time. */
final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A file that was taken.
     *
     * @param name under which it was dropped
     * @param at when it was done, ISO-8601 in UTC
     */
    record Entry(String sha256, String name, String at, long records, long refused) {}

    private final Path file;
    private final Map<String, Entry> taken = new HashMap<>();

    Journal(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            String text = Files.readString(file);
            text.lines().forEach(this::remember);
            if (!text.isEmpty() && !text.endsWith("\n")) {
                // A line that was cut by the end of its process must not swallow the next one.
                append("\n");
            }
        }
    }

    private void remember(String line) {
        try {
            Entry entry = JSON.readValue(line, Entry.class);
            taken.put(entry.sha256(), entry);
        } catch (JsonProcessingException e) {
            LOG.warn("a line of {} cannot be read and is passed over", file);
        }
    }

    Optional<Entry> find(String sha256) {
        return Optional.ofNullable(taken.get(sha256));
    }

    void add(Entry entry) throws IOException {
        append(JSON.writeValueAsString(entry) + "\n");
        taken.put(entry.sha256(), entry);
    }

    private void append(String text) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }
}
