package dev.chainon.people.subscription;

import dev.chainon.core.toy.Kettles;
import dev.chainon.people.vault.KeyFiles;
import dev.chainon.people.vault.KeyRing;
import dev.chainon.people.vault.MasterKey;
import dev.chainon.people.vault.Proofs;
import dev.chainon.people.vault.Rings;
import dev.chainon.people.vault.Vault;
import dev.chainon.store.Database;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A desk with its rooms on a real database, without broker and mail. */
public final class Office implements AutoCloseable {

    public static final int EPOCH = 1;

    final TestDatabase server = TestDatabase.fresh();
    final Database database = server.as(RuntimeRole.PEOPLE);
    final Vault vault;
    final MasterKey master;
    final Desk desk;
    final Rights rights;
    final Erasures erasures;

    public Office(Path folder) {
        KeyRing ring = Rings.in(folder.resolve("keys"));
        vault = new Vault(ring);
        master = new MasterKey(database, vault, new KeyFiles(folder.resolve("keys"), false));
        master.check();
        erasures = new Erasures(folder.resolve("people"));
        WishReader reader = new WishReader(new Kettles(), new AddressGuard(true), new WishReader.Rules(0.4, 7, 62));
        desk = new Desk(database, vault, reader, EPOCH, erasures, Clock.systemUTC());
        rights = new Rights(database, vault, new Proofs(ring), erasures, Clock.systemUTC());
    }

    /** The look at the keys that every start takes. */
    static final class Check {

        private Check() {}

        static MasterKey of(Path folder, Database database) {
            Path keys = folder.resolve("keys");
            return new MasterKey(database, new Vault(Rings.in(keys)), new KeyFiles(keys, false));
        }
    }

    public TestDatabase server() {
        return server;
    }

    public Database database() {
        return database;
    }

    public Vault vault() {
        return vault;
    }

    public Jdbi admin() {
        return server.asAdmin().jdbi();
    }

    public static Wish wish(String name, String email, String subject) {
        return new Wish(new Wish.Person(name, email), "en", subject, 0, 20_000_000, 0.4, Optional.empty());
    }

    public static Wish hooked(Wish wish, String webhook) {
        return new Wish(
                wish.person(),
                wish.language(),
                wish.subject(),
                wish.fromMinute(),
                wish.untilMinute(),
                wish.threshold(),
                Optional.of(webhook));
    }

    /** Asks, and gives the token as the letter would. */
    public Token subscribe(Wish wish) {
        desk.subscribe(wish);
        return token(wish);
    }

    public Token subscribeAndConfirm(Wish wish) {
        Token token = subscribe(wish);
        if (!desk.confirm(token)) {
            throw new IllegalStateException("not confirmed");
        }
        return token;
    }

    public void erase(Token token) {
        rights.erase(token).orElseThrow();
    }

    private Token token(Wish wish) {
        String person = vault.pseudonym(wish.person().email());
        return new Acting(database).as(person, handle -> {
            var key = new Rows(vault).key(handle, person);
            return handle.select(
                            "SELECT id, token_cipher FROM runtime.subscription WHERE epoch = ? AND subject = ?",
                            EPOCH,
                            wish.subject())
                    .map((row, context) ->
                            new Token(key.open("token", row.getObject("id", UUID.class), row.getBytes("token_cipher"))))
                    .one();
        });
    }

    /** Everybody leaves, and the logs forget it, which no program could do. */
    public void empty() {
        admin().useTransaction(handle -> {
            handle.execute("SET LOCAL session_replication_role = replica");
            for (String table :
                    List.of("notice", "subscription", "person_key", "access_log", "reading_place", "landing")) {
                handle.execute("DELETE FROM runtime." + table);
            }
        });
    }

    /** First column of all rows, as the administrator sees them. */
    public List<String> texts(String sql) {
        return admin().withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    @Override
    public void close() {
        server.close();
    }
}
