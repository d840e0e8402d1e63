package dev.chainon.ingestion.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a file was taken: all before this place is in the raw topic.
 *
 * @param offset first byte that was not sent
 * @param line number of the line that begins there, from 1
 * @param records sent so far
 * @param refused so far
 */
record Bookmark(long offset, long line, long records, long refused) {

    private static final Logger LOG = LoggerFactory.getLogger(Bookmark.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The place written down; empty when there is none. One that cannot be read counts as none: the file is then sent again from its start. */
    static Optional<Bookmark> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), Bookmark.class));
        } catch (IOException e) {
            LOG.warn("{} cannot be read, its file is taken from the start: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Replaces the file as a whole. */
    void write(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, JSON.writeValueAsBytes(this));
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
