package dev.chainon.people;

import dev.chainon.people.notice.Mailbox;
import dev.chainon.people.subscription.Desk;
import dev.chainon.people.subscription.Rights;
import dev.chainon.people.subscription.Subscription;
import dev.chainon.people.subscription.Token;
import dev.chainon.people.subscription.UnfitException;
import dev.chainon.people.subscription.WishReader;
import dev.chainon.people.vault.Proofs;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** All that people can ask of this process, for the API and for the pages alike. Thread-safe; blocks on the database. */
public final class Counter {

    private final Desk desk;
    private final Rights rights;
    private final WishReader reader;
    private final Supplier<OptionalLong> minute;
    private final Proofs proofs;
    private final Optional<Mailbox> mailbox;

    /**
     * A counter over its rooms.
     *
     * @param mailbox where letters stay when no mail server is set
     */
    Counter(Desk desk, Rights rights, Forms forms, Proofs proofs, Optional<Mailbox> mailbox) {
        this.desk = desk;
        this.rights = rights;
        this.reader = forms.reader();
        this.minute = forms.minute();
        this.proofs = proofs;
        this.mailbox = mailbox;
    }

    /**
     * How requests are read.
     *
     * @param minute the log's minute, if it is known
     */
    record Forms(WishReader reader, Supplier<OptionalLong> minute) {}

    /**
     * Whether a request could be taken.
     *
     * @throws UnfitException naming every field that is wrong
     */
    public boolean fits(Map<String, Object> request) {
        reader.read(request, minute.get());
        return true;
    }

    /**
     * Keeps a wish and has it confirmed by letter.
     *
     * @throws UnfitException naming every field that is wrong
     */
    public void subscribe(Map<String, Object> request) {
        desk.subscribe(reader.read(request, minute.get()));
    }

    /** The log's minute, if it is known. */
    public OptionalLong minute() {
        return minute.get();
    }

    public boolean confirm(Token token) {
        return desk.confirm(token);
    }

    public Optional<Subscription> read(Token token) {
        return desk.read(token);
    }

    public Optional<Subscription> rectify(Token token, Map<String, Object> request) {
        return desk.rectify(token, request);
    }

    public boolean unsubscribe(Token token) {
        return desk.unsubscribe(token);
    }

    public Optional<JsonObject> export(Token token) {
        return rights.export(token);
    }

    /** Erases the person and gives the signed proof. */
    public Optional<JsonObject> erase(Token token) {
        Optional<JsonObject> proof = rights.erase(token);
        proof.ifPresent(given ->
                mailbox.ifPresent(box -> box.forget(new JsonObject(given.getString("statement")).getString("person"))));
        return proof;
    }

    /** The key that checks proofs, in base64. */
    public String proofKey() {
        return proofs.publicKey();
    }

    /** Letters that were sent nowhere; empty where a mail server takes them. */
    public Optional<List<Mailbox.Kept>> mailbox() {
        return mailbox.map(Mailbox::letters);
    }
}
