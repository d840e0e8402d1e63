package dev.chainon.people.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.chainon.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The master key and the database: whether they belong together, and the change to a new one, after which the old one is gone and a wrapped key of an old
 * copy of the database opens no more. A change that was cut off is taken up by the next one: until its last step the file holds both keys.
 */
public final class MasterKey {

    private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);
    private static final String NAME = "master";
    /** Which lock of the database means that somebody changes the master key. */
    private static final long ROTATION = 5_001;

    private final Database database;
    private final Vault vault;
    private final KeyFiles files;

    public MasterKey(Database database, Vault vault, KeyFiles files) {
        this.database = database;
        this.vault = vault;
        this.files = files;
    }

    private record Wrapped(String person, byte[] key) {}

    /**
     * Looks whether this is the key that the persons' keys were wrapped by; the first one that comes is it.
     *
     * @throws IllegalStateException if it is another one
     */
    public void check() {
        Optional<byte[]> kept = database.jdbi().inTransaction(handle -> {
            handle.execute("INSERT INTO runtime.key_check (sealed) VALUES (?) ON CONFLICT DO NOTHING", (Object)
                    Vault.check(vault.ring()));
            return handle.createQuery("SELECT sealed FROM runtime.key_check")
                    .mapTo(byte[].class)
                    .findOne();
        });
        if (kept.filter(vault::opens).isEmpty()) {
            throw new IllegalStateException("this master key (" + files.file(NAME)
                    + ", or the setting chainon.people.keys.master) is not the one that the subscriptions in the database"
                    + " were made with. Bring that one back; if it is lost, nobody can read them any more: empty"
                    + " runtime.person_key and runtime.key_check, and start again");
        }
    }

    /** Changes a master key whose file is older, unless another process is doing so; one that comes from a setting is left to whoever keeps it. */
    public void rotateIfOlderThan(Duration age, Clock clock) {
        database.jdbi().useTransaction(handle -> {
            boolean alone = handle.select("SELECT pg_try_advisory_xact_lock(?)", ROTATION)
                    .mapTo(Boolean.class)
                    .one();
            if (alone && old(age, clock)) {
                check();
                rotate();
            }
        });
    }

    private boolean old(Duration age, Clock clock) {
        Path file = files.file(NAME);
        try {
            return Files.exists(file)
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .isBefore(clock.instant().minus(age));
        } catch (IOException e) {
            throw new UncheckedIOException("the age of " + file + " cannot be read", e);
        }
    }

    /**
     * Makes a new master key in the file and wraps every person's key by it.
     *
     * @return how many keys were wrapped again
     * @throws IllegalStateException if the key does not come from the file
     */
    public int rotate() {
        if (!Files.exists(files.file(NAME))) {
            throw new IllegalStateException("the master key comes from a setting: change it where it is kept");
        }
        try {
            KeysetHandle both = KeysetHandle.newBuilder(vault.ring().masterKeys())
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
            KeysetHandle alone = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(both.getPrimary().getKey())
                            .withFixedId(both.getPrimary().getId())
                            .makePrimary())
                    .build();
            files.store(NAME, both);
            vault.use(vault.ring().withMaster(both));
            int wrapped = wrapAll(vault.ring().withMaster(alone));
            files.store(NAME, alone);
            vault.use(vault.ring().withMaster(alone));
            LOG.info("master key changed: {} keys of persons wrapped again", wrapped);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a new master key cannot be made", e);
        }
    }

    /** Keys that are made meanwhile are wrapped by the new key already, since it is the first of both. */
    private int wrapAll(KeyRing alone) {
        List<Wrapped> keys = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT person, wrapped_key FROM runtime.wrapped_keys()")
                        .map((row, context) -> new Wrapped(row.getString("person"), row.getBytes("wrapped_key")))
                        .list());
        for (Wrapped each : keys) {
            byte[] again = vault.rewrap(each.person(), each.key(), alone);
            database.jdbi().useHandle(handle -> handle.select(
                            "SELECT runtime.rewrap(?, ?, ?)", each.person(), each.key(), again)
                    .mapTo(Boolean.class)
                    .one());
        }
        database.jdbi()
                .useHandle(handle ->
                        handle.execute("UPDATE runtime.key_check SET sealed = ?", (Object) Vault.check(alone)));
        return keys.size();
    }
}
