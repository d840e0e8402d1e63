package dev.chainon.people.notice;

import dev.chainon.people.vault.PersonKey;
import dev.chainon.people.vault.Vault;
import dev.chainon.store.Database;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The notices that are to be sent, and what became of them. A notice is claimed, for a limited time, before it is sent: the claim is on disk first. One whose
 * claimer died in between is in doubt for ever, since nobody can tell whether it went out. Thread-safe, across processes too.
 */
public final class Outbox {

    private static final String CLAIM = """
            UPDATE runtime.notice SET state = 'sending', claimed_by = :me, tries = tries + 1,
                next_try = clock_timestamp() + :millis * interval '1 ms'
            WHERE id = (SELECT id FROM runtime.notice WHERE state = 'waiting' AND next_try <= clock_timestamp()
                ORDER BY next_try LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, event_id, kind, channel, facts::text AS facts, tries
            """;
    private static final String END = """
            UPDATE runtime.notice SET state = :state, why = :why, claimed_by = NULL,
                next_try = clock_timestamp() + :millis * interval '1 ms',
                ended = CASE WHEN :state = 'waiting' THEN NULL ELSE clock_timestamp() END
            WHERE id = :id AND state = 'sending' AND claimed_by = :me
            """;
    private static final String DOUBT = """
            UPDATE runtime.notice SET state = 'in_doubt', why = 'the process ended while it was sending', claimed_by = NULL,
                ended = clock_timestamp()
            WHERE state = 'sending' AND next_try < clock_timestamp()
            """;

    private final Database database;
    private final Vault vault;
    private final String me;

    /** @param me the name of the claimer, another one at every start */
    public Outbox(Database database, Vault vault, String me) {
        this.database = database;
        this.vault = vault;
        this.me = me;
    }

    /** A notice that this process alone may send now. */
    record Claimed(UUID id, String event, String kind, String channel, JsonObject facts, int tries) {}

    /** To whom it goes, opened. Its text form hides all of it. */
    record Recipient(
            UUID subscription,
            String person,
            String name,
            String email,
            String webhook,
            String token,
            String language,
            String subject) {

        @Override
        public String toString() {
            return "Recipient[" + subscription + "]";
        }
    }

    /** The next notice that is due; nobody else gets it. */
    Optional<Claimed> claim(Duration lease) {
        return database.jdbi().withHandle(handle -> handle.createQuery(CLAIM)
                .bind("me", me)
                .bind("millis", lease.toMillis())
                .map((row, context) -> new Claimed(
                        row.getObject("id", UUID.class),
                        row.getString("event_id"),
                        row.getString("kind"),
                        row.getString("channel"),
                        new JsonObject(row.getString("facts")),
                        row.getInt("tries")))
                .findOne());
    }

    /** Whether it warns of something that is over by now. */
    boolean overtaken(Claimed notice) {
        return database.jdbi().withHandle(handle -> handle.select("SELECT runtime.overtaken(?)", notice.id())
                .mapTo(Boolean.class)
                .one());
    }

    /** Opens to whom a claimed notice goes, which the database writes into its access log; empty when the person has left meanwhile. */
    Optional<Recipient> recipient(Claimed notice) {
        return database.jdbi().inTransaction(handle -> handle.createQuery("SELECT * FROM runtime.recipient(:id, :me)")
                .bind("id", notice.id())
                .bind("me", me)
                .map((row, context) -> open(row))
                .findOne());
    }

    private Recipient open(ResultSet row) throws SQLException {
        UUID id = row.getObject("subscription", UUID.class);
        String person = row.getString("person");
        PersonKey key = vault.open(person, row.getBytes("wrapped_key"));
        byte[] webhook = row.getBytes("webhook_cipher");
        return new Recipient(
                id,
                person,
                key.open("name", id, row.getBytes("name_cipher")),
                key.open("email", id, row.getBytes("email_cipher")),
                webhook == null ? "" : key.open("webhook", id, webhook),
                key.open("token", id, row.getBytes("token_cipher")),
                row.getString("language"),
                row.getString("subject"));
    }

    void sent(Claimed notice) {
        end(notice, "sent", null, Duration.ZERO);
    }

    void again(Claimed notice, String why, Duration wait) {
        end(notice, "waiting", why, wait);
    }

    void givenUp(Claimed notice, String why) {
        end(notice, "given_up", why, Duration.ZERO);
    }

    void inDoubt(Claimed notice, String why) {
        end(notice, "in_doubt", why, Duration.ZERO);
    }

    private void end(Claimed notice, String state, @Nullable String why, Duration wait) {
        database.jdbi().useHandle(handle -> handle.createUpdate(END)
                .bind("state", state)
                .bind("why", why)
                .bind("millis", wait.toMillis())
                .bind("id", notice.id())
                .bind("me", me)
                .execute());
    }

    /** Marks what dead processes had claimed; gives how many. */
    int doubtAbandoned() {
        return database.jdbi().withHandle(handle -> handle.execute(DOUBT));
    }

    /** How many notices there are by state. */
    public Map<String, Long> counts() {
        List<Map.Entry<String, Long>> rows = database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT state, count(*) AS n FROM runtime.notice GROUP BY state")
                .map((row, context) -> Map.entry(row.getString("state"), row.getLong("n")))
                .list());
        Map<String, Long> counts = new TreeMap<>();
        rows.forEach(row -> counts.put(row.getKey(), row.getValue()));
        return counts;
    }
}
