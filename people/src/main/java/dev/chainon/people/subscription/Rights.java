package dev.chainon.people.subscription;

import dev.chainon.people.vault.Proofs;
import dev.chainon.people.vault.Vault;
import dev.chainon.store.Database;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rights of a person over all that is kept of them: a copy of it, and its end. Thread-safe. */
public final class Rights {

    private final Acting acting;
    private final Rows rows;
    private final Proofs proofs;
    private final Erasures erasures;
    private final Clock clock;

    public Rights(Database database, Vault vault, Proofs proofs, Erasures erasures, Clock clock) {
        this.acting = new Acting(database);
        this.rows = new Rows(vault);
        this.proofs = proofs;
        this.erasures = erasures;
        this.clock = clock;
    }

    /** All that is kept of the person whose token it is, as articles 15 and 20 of the GDPR ask: opened, in JSON. */
    public Optional<JsonObject> export(Token token) {
        return acting.owner(token)
                .map(owned -> acting.as(owned.person(), handle -> {
                    rows.find(handle, owned.person(), owned.subscription())
                            .ifPresent(each -> Acting.note(
                                    handle,
                                    "export",
                                    epoch(handle, each.id()),
                                    each.wish().subject()));
                    JsonArray subscriptions = new JsonArray();
                    rows.all(handle, owned.person())
                            .forEach(each -> subscriptions.add(
                                    SubscriptionJson.of(each).put("notices", notices(handle, each.id()))));
                    return new JsonObject()
                            .put("person", owned.person())
                            .put("subscriptions", subscriptions)
                            .put("accesses", accesses(handle));
                }));
    }

    /**
     * Erases the person whose token it is: the key is destroyed, and every row with it.
     *
     * @return the signed proof; empty if the token is of nobody
     */
    public Optional<JsonObject> erase(Token token) {
        return acting.owner(token)
                .map(owned -> acting.as(owned.person(), handle -> {
                    Acting.purpose(handle, "erasure");
                    String keyHash =
                            hash(handle.select("SELECT key_id FROM runtime.person_key WHERE person = ?", owned.person())
                                    .mapTo(UUID.class)
                                    .one());
                    int subscriptions = handle.select("SELECT count(*) FROM runtime.subscription")
                            .mapTo(Integer.class)
                            .one();
                    String statement = new JsonObject()
                            .put("statement", "the key of this person was destroyed, and every subscription with it")
                            .put("person", owned.person())
                            .put("at", clock.instant().toString())
                            .put("keyIdSha256", keyHash)
                            .put("subscriptions", subscriptions)
                            .encode();
                    // First the note outside the database: should the rest be cut off, the next start does it again.
                    erasures.addKey(keyHash, clock.instant());
                    handle.execute("DELETE FROM runtime.person_key WHERE person = ?", owned.person());
                    return new JsonObject()
                            .put("statement", statement)
                            .put("algorithm", "Ed25519")
                            .put("signature", proofs.sign(statement))
                            .put("publicKey", proofs.publicKey());
                }));
    }

    /** What names a key, or a subscription, without giving its id away. */
    static String hash(UUID id) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(id.toString().getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static int epoch(Handle handle, UUID id) {
        return handle.select("SELECT epoch FROM runtime.subscription WHERE id = ?", id)
                .mapTo(Integer.class)
                .one();
    }

    private static JsonArray notices(Handle handle, UUID subscription) {
        JsonArray notices = new JsonArray();
        handle.createQuery("SELECT kind, channel, state, created, ended, facts::text AS facts FROM runtime.notice"
                        + " WHERE subscription = :id ORDER BY created, id")
                .bind("id", subscription)
                .map((row, context) -> new JsonObject()
                        .put("kind", row.getString("kind"))
                        .put("channel", row.getString("channel"))
                        .put("state", row.getString("state"))
                        .put("created", row.getTimestamp("created").toInstant().toString())
                        .put("facts", new JsonObject(row.getString("facts"))))
                .forEach(notices::add);
        return notices;
    }

    private static JsonArray accesses(Handle handle) {
        JsonArray accesses = new JsonArray();
        handle.createQuery("SELECT at, action, purpose, subject FROM runtime.own_accesses()")
                .map((row, context) -> new JsonObject()
                        .put("at", row.getTimestamp("at").toInstant().toString())
                        .put("action", row.getString("action"))
                        .put("purpose", row.getString("purpose"))
                        .put("subject", row.getString("subject")))
                .forEach(accesses::add);
        return accesses;
    }
}
