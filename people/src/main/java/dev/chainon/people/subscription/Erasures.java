package dev.chainon.people.subscription;

import dev.chainon.store.Database;
import dev.chainon.store.backup.KeyCopies;
import dev.chainon.store.backup.TakenBack;
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
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which keys were destroyed and which subscriptions ended by their person, in a file that is no part of the database: a copy of the database that is brought back
 * must bring neither back. It holds hashes of ids, of which nothing of a person can be told. What is destroyed goes from the files of keys that backups wrote
 * too. Thread-safe.
 */
public final class Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private final Path folder;
    private final Path file;
    private final KeyCopies copies;

    /** @param folder where the list is kept, made if missing */
    public Erasures(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(TakenBack.FILE);
        this.copies = new KeyCopies(folder.resolve(KeyCopies.FILE));
    }

    /** Notes a key before it is destroyed. Written through to the disk before it returns. */
    void addKey(String keyHash, Instant at) {
        add(TakenBack.KEY, keyHash, at);
        copies.strike(list());
    }

    /** Notes a subscription before it is ended. Written through to the disk before it returns. */
    void addSubscription(String idHash, Instant at) {
        add(TakenBack.SUBSCRIPTION, idHash, at);
    }

    private synchronized void add(String what, String hash, Instant at) {
        String line = new JsonObject().put("at", at.toString()).put(what, hash).encode() + "\n";
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
     * Erases again who is back although their key was destroyed, and ends again what they ended; called at every start, before anything is read.
     *
     * @return how many persons were erased again, and subscriptions ended again
     */
    public int enforce(Database database) {
        TakenBack list = list();
        copies.strike(list);
        int again = again(database, "erase_again", list.keys()) + again(database, "end_again", list.subscriptions());
        if (again > 0) {
            LOG.warn("erased {} persons or subscriptions again: a copy of the database had brought them back", again);
        }
        return again;
    }

    private static int again(Database database, String function, Set<String> hashes) {
        if (hashes.isEmpty()) {
            return 0;
        }
        return database.jdbi().withHandle(handle -> handle.select(
                        "SELECT runtime." + function + "(string_to_array(?, ','))", String.join(",", hashes))
                .mapTo(Integer.class)
                .one());
    }

    private synchronized TakenBack list() {
        return TakenBack.read(file);
    }
}
