package dev.chainon.people.subscription;

import dev.chainon.people.vault.PersonKey;
import dev.chainon.people.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of one person, sealed on their way in and opened on their way out. Every call works within a transaction that acts for that person. */
final class Rows {

    private static final String INSERT = """
            INSERT INTO runtime.subscription (id, person, epoch, subject, from_minute, until_minute, threshold, language,
                name_cipher, email_cipher, webhook_cipher, token_cipher, token_hash, consent_text, consent_at)
            VALUES (:id, :person, :epoch, :subject, :from, :until, :threshold, :language,
                :name, :email, :webhook, :token, :hash, :consent, now())
            """;
    private static final String UPDATE = """
            UPDATE runtime.subscription SET name_cipher = :name, webhook_cipher = :webhook, threshold = :threshold, language = :language
            WHERE id = :id
            """;

    private final Vault vault;

    Rows(Vault vault) {
        this.vault = vault;
    }

    /** The key of the person, made now if there is none. */
    PersonKey key(Handle handle, String person) {
        int made = handle.execute(
                "INSERT INTO runtime.person_key (person, wrapped_key) VALUES (?, ?) ON CONFLICT DO NOTHING",
                person,
                vault.create(person).wrapped());
        if (made == 1 && !vault.opens(check(handle))) {
            throw new IllegalStateException("another process has changed the master key: start this one again");
        }
        return vault.open(
                person,
                handle.select("SELECT wrapped_key FROM runtime.person_key WHERE person = ?", person)
                        .mapTo(byte[].class)
                        .one());
    }

    private static byte[] check(Handle handle) {
        return handle.select("SELECT sealed FROM runtime.key_check")
                .mapTo(byte[].class)
                .one();
    }

    UUID insert(Handle handle, String person, int epoch, Wish wish, String consent) {
        UUID id = UUID.randomUUID();
        PersonKey key = key(handle, person);
        Token token = Token.fresh();
        handle.createUpdate(INSERT)
                .bind("id", id)
                .bind("person", person)
                .bind("epoch", epoch)
                .bind("subject", wish.subject())
                .bind("from", wish.fromMinute())
                .bind("until", wish.untilMinute())
                .bind("threshold", wish.threshold())
                .bind("language", wish.language())
                .bind("name", key.seal("name", id, wish.person().name()))
                .bind("email", key.seal("email", id, wish.person().email()))
                .bind(
                        "webhook",
                        wish.webhook().map(url -> key.seal("webhook", id, url)).orElse(null))
                .bind("token", key.seal("token", id, token.text()))
                .bind("hash", token.hash())
                .bind("consent", consent)
                .execute();
        return id;
    }

    void update(Handle handle, String person, UUID id, Wish wish) {
        PersonKey key = key(handle, person);
        handle.createUpdate(UPDATE)
                .bind("id", id)
                .bind("name", key.seal("name", id, wish.person().name()))
                .bind(
                        "webhook",
                        wish.webhook().map(url -> key.seal("webhook", id, url)).orElse(null))
                .bind("threshold", wish.threshold())
                .bind("language", wish.language())
                .execute();
    }

    /** The subscription of the person that is acted for. */
    Optional<Subscription> find(Handle handle, String person, UUID id) {
        return all(handle, person).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** All of the person's, in the order of their making. */
    List<Subscription> all(Handle handle, String person) {
        PersonKey key = key(handle, person);
        return handle.createQuery("SELECT * FROM runtime.subscription WHERE person = :person ORDER BY created, id")
                .bind("person", person)
                .map((row, context) -> open(row, key))
                .list();
    }

    private static Subscription open(ResultSet row, PersonKey key) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] webhook = row.getBytes("webhook_cipher");
        Wish wish = new Wish(
                new Wish.Person(
                        key.open("name", id, row.getBytes("name_cipher")),
                        key.open("email", id, row.getBytes("email_cipher"))),
                row.getString("language"),
                row.getString("subject"),
                row.getLong("from_minute"),
                row.getLong("until_minute"),
                row.getDouble("threshold"),
                webhook == null ? Optional.empty() : Optional.of(key.open("webhook", id, webhook)));
        return new Subscription(
                id,
                wish,
                row.getString("consent_text"),
                row.getTimestamp("consent_at").toInstant(),
                row.getTimestamp("created").toInstant(),
                Optional.ofNullable(row.getTimestamp("confirmed")).map(Timestamp::toInstant));
    }

    /** Takes one row away, and the key with the last one. */
    void delete(Handle handle, String person, UUID id) {
        handle.execute("DELETE FROM runtime.subscription WHERE id = ?", id);
        handle.execute(
                "DELETE FROM runtime.person_key WHERE person = ? AND NOT EXISTS (SELECT FROM runtime.subscription WHERE person = ?)",
                person,
                person);
    }
}
