package dev.chainon.store.backup;

import dev.chainon.store.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.PGConnection;

/**
 * Writes the runtime database into a folder, as of one moment, while it runs. Every sealed field is in it sealed; the keys that open them are not: they go to a
 * file of their own, of which there is one for all backups, with the keys that live now. So a person whose key was destroyed is in no backup that opens, once
 * that file is written again, and is brought back by none even before: {@link Restore} looks at the list of destroyed keys.
 */
public final class Backup {

    private final Database database;
    private final Clock clock;

    /** @param database as its administrator, whom row security does not bind */
    public Backup(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes the backup and replaces the file of keys.
     *
     * @param folder empty or not there yet
     * @param keys the file of keys, which must not lie in the folder
     * @throws IllegalArgumentException if the folder holds something, or is to hold the keys
     * @throws UncheckedIOException if something cannot be written; the folder is no backup then
     */
    public Manifest write(Path folder, Path keys, TakenBack takenBack) {
        apart(folder, keys);
        try {
            OwnFiles.folder(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new IllegalArgumentException(folder + " is not empty: give every backup a folder of its own");
                }
            }
            // Read only and repeatable: every table as it was when the first one was read.
            Manifest manifest = database.jdbi().inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
                handle.execute("SET TRANSACTION READ ONLY");
                Map<String, Manifest.Part> parts = new LinkedHashMap<>();
                for (Map.Entry<String, String> table : Tables.inOrder(handle).entrySet()) {
                    parts.put(table.getKey(), copy(handle, table, Tables.file(folder, table.getKey())));
                }
                KeyCopy.of(handle).write(keys);
                return new Manifest(Tables.schema(handle), clock.instant().toString(), takenBack.size(), parts);
            });
            manifest.write(folder);
            return manifest;
        } catch (IOException e) {
            throw new UncheckedIOException("the backup cannot be written to " + folder, e);
        }
    }

    private static void apart(Path folder, Path keys) {
        if (keys.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("the keys must not lie in the backup, " + folder
                    + ": who finds it would find both; name another place");
        }
    }

    private static Manifest.Part copy(Handle handle, Map.Entry<String, String> table, Path file) throws IOException {
        MessageDigest digest = sha256();
        long rows;
        try (OutputStream out = new GZIPOutputStream(new DigestOutputStream(OwnFiles.create(file), digest))) {
            rows = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY " + table.getKey() + " (" + table.getValue() + ") TO STDOUT", out);
        } catch (SQLException e) {
            throw new IOException("table " + table.getKey() + " cannot be copied: " + e.getMessage(), e);
        }
        return new Manifest.Part(rows, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
