package dev.chainon.people.subscription;

import dev.chainon.people.vault.Vault;
import dev.chainon.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Where people subscribe, see what is kept of them, correct it and leave. Thread-safe. Who asks is known by the token in the letters, so by having the mail;
 * nobody else learns whether an address is known here.
 */
public final class Desk {

    /** A letter to confirm again is not sent within this time. */
    private static final String AGAIN_AFTER = "10 minutes";

    private static final int MOST_SUBSCRIPTIONS = 20;

    private final Acting acting;
    private final Rows rows;
    private final Vault vault;
    private final WishReader reader;
    private final int epoch;
    private final Erasures erasures;
    private final Clock clock;

    public Desk(Database database, Vault vault, WishReader reader, int epoch, Erasures erasures, Clock clock) {
        this.acting = new Acting(database);
        this.rows = new Rows(vault);
        this.vault = vault;
        this.reader = reader;
        this.epoch = epoch;
        this.erasures = erasures;
        this.clock = clock;
    }

    /**
     * Keeps the wish and has a letter sent by which it is confirmed. What is confirmed already is never changed from here, since anybody may give anybody's
     * address: its owner gets a letter that says so.
     */
    public void subscribe(Wish wish) {
        String person = vault.pseudonym(wish.person().email());
        acting.as(person, handle -> place(handle, person, wish));
    }

    private UUID place(Handle handle, String person, Wish wish) {
        rows.key(handle, person);
        Optional<UUID> kept = one(handle, "confirmed IS NOT NULL", wish.subject());
        if (kept.isPresent()) {
            ask(handle, kept.get(), "known " + LocalDate.now(clock));
            return kept.get();
        }
        Optional<UUID> asked = one(handle, "created > now() - interval '" + AGAIN_AFTER + "'", wish.subject());
        if (asked.isPresent() || full(handle)) {
            return asked.orElse(new UUID(0, 0));
        }
        handle.execute("DELETE FROM runtime.subscription WHERE epoch = ? AND subject = ?", epoch, wish.subject());
        UUID id = rows.insert(handle, person, epoch, wish, Consent.VERSION);
        ask(handle, id, "confirm");
        return id;
    }

    private Optional<UUID> one(Handle handle, String condition, String subject) {
        return handle.select(
                        "SELECT id FROM runtime.subscription WHERE epoch = ? AND subject = ? AND " + condition,
                        epoch,
                        subject)
                .mapTo(UUID.class)
                .findOne();
    }

    private static boolean full(Handle handle) {
        return handle.select("SELECT count(*) FROM runtime.subscription")
                        .mapTo(Integer.class)
                        .one()
                >= MOST_SUBSCRIPTIONS;
    }

    private static void ask(Handle handle, UUID id, String event) {
        handle.execute(
                "INSERT INTO runtime.notice (subscription, event_id, kind, channel, facts) VALUES (?, ?, 'confirm', 'mail',"
                        + " '{}') ON CONFLICT DO NOTHING",
                id,
                event);
    }

    /** Confirms; done twice it changes nothing. False if the token is of no subscription. */
    public boolean confirm(Token token) {
        return owned(token)
                .map(owned -> acting.as(owned.person(), handle -> {
                    handle.execute(
                            "UPDATE runtime.subscription SET confirmed = now() WHERE id = ? AND confirmed IS NULL",
                            owned.subscription());
                    return note(handle, owned, "confirm");
                }))
                .isPresent();
    }

    /** The subscription, for its owner. */
    public Optional<Subscription> read(Token token) {
        return owned(token).flatMap(owned -> acting.as(owned.person(), handle -> note(handle, owned, "read")));
    }

    /**
     * Corrects what is kept. A new address must be confirmed by the letter that goes there, and the old token is then of no use; a new name goes to all
     * subscriptions of the person.
     *
     * @return what is kept now; empty if the token is of no subscription
     * @throws UnfitException naming every field that is wrong
     */
    public Optional<Subscription> rectify(Token token, Map<String, Object> request) {
        return owned(token)
                .map(owned -> acting.as(owned.person(), handle -> {
                    Subscription before = note(handle, owned, "rectify").orElseThrow();
                    Wish wish = reader.change(before.wish(), request);
                    String person = vault.pseudonym(wish.person().email());
                    if (person.equals(owned.person())) {
                        rename(handle, person, wish.person());
                        rows.update(handle, person, owned.subscription(), wish);
                        return rows.find(handle, person, owned.subscription()).orElseThrow();
                    }
                    erasures.addSubscription(Rights.hash(owned.subscription()), clock.instant());
                    rows.delete(handle, owned.person(), owned.subscription());
                    Acting.become(handle, person);
                    place(handle, person, wish);
                    return new Subscription(
                            owned.subscription(),
                            wish,
                            before.consentText(),
                            before.consentAt(),
                            clock.instant(),
                            Optional.empty());
                }));
    }

    private void rename(Handle handle, String person, Wish.Person name) {
        for (Subscription each : rows.all(handle, person)) {
            Wish kept = each.wish();
            rows.update(
                    handle,
                    person,
                    each.id(),
                    new Wish(
                            new Wish.Person(name.name(), kept.person().email()),
                            kept.language(),
                            kept.subject(),
                            kept.fromMinute(),
                            kept.untilMinute(),
                            kept.threshold(),
                            kept.webhook()));
        }
    }

    /**
     * Withdraws the consent: the row goes at once, and the key with the last row; no backup that is brought back has it again. False if the token is of no
     * subscription.
     */
    public boolean unsubscribe(Token token) {
        return owned(token)
                .map(owned -> acting.as(owned.person(), handle -> {
                    erasures.addSubscription(Rights.hash(owned.subscription()), clock.instant());
                    rows.delete(handle, owned.person(), owned.subscription());
                    return owned;
                }))
                .isPresent();
    }

    private Optional<Acting.Owned> owned(Token token) {
        return acting.owner(token);
    }

    private Optional<Subscription> note(Handle handle, Acting.Owned owned, String action) {
        Optional<Subscription> found = rows.find(handle, owned.person(), owned.subscription());
        found.ifPresent(each -> Acting.note(handle, action, epoch, each.wish().subject()));
        return found;
    }
}
