package dev.chainon.store.backup;

import dev.chainon.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.postgresql.PGConnection;

/**
 * Brings a backup back into a migrated runtime database, in one transaction, while nothing else runs. Of persons comes back what a key opens: one that lives in
 * the database, or one of the file of keys that is not on the list of destroyed ones; of those, no subscription that was ended since. What is told of uses of
 * personal data is never taken away. A notice that was still to be sent when the backup was made may have gone out since: it is in doubt, and not sent again;
 * nor is what the logs brought since told anew.
 */
public final class Restore {

    /** The logs that may only grow: what they hold now stays, and what they lack is added. */
    private static final Set<String> GROWING = Set.of("runtime.access_log", "runtime.retention_log");

    private static final String SUBSCRIPTIONS = "runtime.subscription";

    /** Which rows of a table may come back; of all others every one. */
    private static final Map<String, String> CONDITIONS = Map.of(
            SUBSCRIPTIONS,
            // A key that is younger sealed something else: the person was erased, and came again.
            " WHERE EXISTS (SELECT FROM runtime.person_key k WHERE k.person = staged.person AND k.created <= staged.created)"
                    + " AND encode(sha256(id::text::bytea), 'hex') <> ALL (string_to_array(:ended, ','))",
            "runtime.notice",
            " WHERE subscription IN (SELECT id FROM runtime.subscription)");

    private final Database database;

    /** @param database as its administrator, brought to the version of the backup */
    public Restore(Database database) {
        this.database = database;
    }

    /**
     * What came back.
     *
     * @param rows by table
     * @param keys that were taken from the file
     * @param leftOut subscriptions that no key opens any more, or that were ended
     */
    public record Restored(Map<String, Long> rows, int keys, long leftOut) {
        public Restored {
            rows = Map.copyOf(rows);
        }
    }

    /**
     * Replaces what the database holds by what the backup holds.
     *
     * @param keys the file of keys; without it the living keys alone open something
     * @throws IllegalArgumentException if the folder is no backup, or a broken one
     * @throws IllegalStateException if it does not fit this database, or what people took back since is not known
     */
    public Restored from(Path folder, Optional<Path> keys, TakenBack takenBack) {
        Manifest manifest = Manifest.read(folder);
        if (takenBack.size() < manifest.takenBack()) {
            throw new IllegalStateException("the list of what people took back holds " + takenBack.size()
                    + " entries, and held " + manifest.takenBack() + " when the backup was made: bring the whole list"
                    + " back first, or persons who were erased would return");
        }
        manifest.tables().forEach((table, part) -> whole(Tables.file(folder, table), part));
        Optional<KeyCopy> copy = keys.map(KeyCopy::read);
        return database.jdbi().inTransaction(handle -> {
            Map<String, String> tables = Tables.inOrder(handle);
            fits(handle, manifest, tables.keySet());
            tables.keySet().forEach(table -> handle.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER"));
            List<String> emptied = new ArrayList<>(tables.keySet());
            emptied.removeAll(GROWING);
            handle.execute("TRUNCATE runtime.reading_place, " + String.join(", ", emptied));
            int opened = copy.map(found -> open(handle, found, takenBack)).orElse(0);
            Map<String, Long> rows = new TreeMap<>();
            tables.forEach((table, columns) ->
                    rows.put(table, fill(handle, table, columns, Tables.file(folder, table), takenBack)));
            long held = Optional.ofNullable(manifest.tables().get(SUBSCRIPTIONS))
                    .map(Manifest.Part::rows)
                    .orElse(0L);
            long leftOut = held - rows.getOrDefault(SUBSCRIPTIONS, 0L);
            settle(handle, tables, leftOut);
            return new Restored(rows, opened, leftOut);
        });
    }

    private static void fits(Handle handle, Manifest manifest, Set<String> tables) {
        String schema = Tables.schema(handle);
        if (!schema.equals(manifest.schema())
                || !tables.equals(manifest.tables().keySet())) {
            throw new IllegalStateException("the backup was made at version " + manifest.schema()
                    + " of the tables, this database is at " + schema
                    + ": bring it back with the release that made it, whose successor migrates it");
        }
    }

    private static int open(Handle handle, KeyCopy copy, TakenBack takenBack) {
        Optional<byte[]> living = handle.createQuery("SELECT sealed FROM runtime.key_check")
                .mapTo(byte[].class)
                .findOne();
        if (living.isPresent() && !Arrays.equals(living.get(), copy.check())) {
            throw new IllegalStateException("the keys of this file were wrapped by another master key than the present"
                    + " one, so they open for nobody: bring the backup back without them");
        }
        if (living.isEmpty() && copy.check().length > 0) {
            handle.execute("INSERT INTO runtime.key_check (sealed) VALUES (?)", (Object) copy.check());
        }
        return copy.keys().stream()
                .mapToInt(key -> handle.execute(
                        "INSERT INTO runtime.person_key (person, wrapped_key, key_id, created) SELECT ?, ?, ?::uuid, ?::timestamptz"
                                + " WHERE encode(sha256(?::bytea), 'hex') <> ALL (string_to_array(?, ',')) ON CONFLICT DO NOTHING",
                        key.person(),
                        key.wrapped(),
                        key.id(),
                        key.created(),
                        key.id(),
                        String.join(",", takenBack.keys())))
                .sum();
    }

    private static long fill(Handle handle, String table, String columns, Path file, TakenBack takenBack) {
        handle.execute("CREATE TEMPORARY TABLE staged ON COMMIT DROP AS SELECT " + columns + " FROM " + table
                + " WITH NO DATA");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY staged (" + columns + ") FROM STDIN", in);
        } catch (IOException | SQLException e) {
            throw new IllegalArgumentException(file + " cannot be brought back: " + e.getMessage(), e);
        }
        String condition = CONDITIONS.getOrDefault(table, "");
        Update insert =
                handle.createUpdate("INSERT INTO " + table + " (" + columns + ") OVERRIDING SYSTEM VALUE SELECT "
                        + columns + " FROM staged" + condition + " ON CONFLICT DO NOTHING");
        if (condition.contains(":ended")) {
            insert.bind("ended", String.join(",", takenBack.subscriptions()));
        }
        long rows = insert.execute();
        handle.execute("DROP TABLE staged");
        return rows;
    }

    /** Numbers go on after the greatest, guards of the tables are back, and what is uncertain is said. */
    private static void settle(Handle handle, Map<String, String> tables, long leftOut) {
        handle.execute("UPDATE runtime.notice SET state = 'in_doubt', claimed_by = NULL, ended = clock_timestamp(),"
                + " why = 'a backup was brought back' WHERE state IN ('waiting', 'sending')");
        Tables.numbers(handle).forEach((table, column) -> handle.select(
                        "SELECT setval(pg_get_serial_sequence(?, ?), (SELECT coalesce(max(" + column + "), 0) + 1 FROM "
                                + table + "), false)",
                        table,
                        column)
                .mapTo(Long.class)
                .one());
        tables.keySet().forEach(table -> handle.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER"));
        handle.execute(
                "INSERT INTO runtime.retention_log (what, removed) VALUES ('subscription, left out of a restore', ?)",
                leftOut);
    }

    private static void whole(Path file, Manifest.Part part) {
        MessageDigest digest = Backup.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " of the backup cannot be read", e);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
            throw new IllegalArgumentException(
                    file + " is not what was written: its SHA-256 differs from the manifest's");
        }
    }
}
