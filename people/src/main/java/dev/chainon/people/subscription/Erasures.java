package dev.chainon.people.subscription;

import dev.chainon.store.Database;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which keys were destroyed, in a file that is no part of the database: a copy of the database that is brought back must not bring erased persons back. It
 * holds hashes of key ids, of which nothing of a person can be told. Thread-safe.
 */
public final class Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private final Path folder;
    private final Path file;

    /** @param folder where the list is kept, made if missing */
    public Erasures(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("erasures.jsonl");
    }

    /** Written through to the disk before it returns. */
    synchronized void add(String keyHash, Instant at) {
        String line = new JsonObject()
                        .put("at", at.toString())
                        .put("keyIdSha256", keyHash)
                        .encode() + "\n";
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the erasure cannot be noted in " + file + ", so it is not done", e);
        }
    }

    /**
     * Erases again who is back although their key was destroyed; called at every start, before anything is read.
     *
     * @return how many persons were erased again
     */
    public int enforce(Database database) {
        List<String> hashes = hashes();
        if (hashes.isEmpty()) {
            return 0;
        }
        int again = database.jdbi().withHandle(handle -> handle.select(
                        "SELECT runtime.erase_again(string_to_array(?, ','))", String.join(",", hashes))
                .mapTo(Integer.class)
                .one());
        if (again > 0) {
            LOG.warn("erased {} persons again: a copy of the database had brought them back", again);
        }
        return again;
    }

    private synchronized List<String> hashes() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.endsWith("}"))
                    .map(line -> new JsonObject(line).getString("keyIdSha256"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the erasures in " + file + " cannot be read", e);
        }
    }
}
