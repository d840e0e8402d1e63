package dev.chainon.apps;

import dev.chainon.console.source.Subscriptions;
import dev.chainon.people.Counter;
import dev.chainon.people.subscription.Consent;
import dev.chainon.people.subscription.Subscription;
import dev.chainon.people.subscription.Token;
import dev.chainon.people.subscription.UnfitException;
import dev.chainon.people.subscription.Wish;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The counter, in the words of the pages. */
record CounterView(Counter counter) implements Subscriptions {

    @Override
    public String consentVersion() {
        return Consent.VERSION;
    }

    @Override
    public String consentText(String language) {
        return Consent.text(language);
    }

    @Override
    public List<Fault> subscribe(Map<String, Object> form) {
        try {
            counter.subscribe(form);
            return List.of();
        } catch (UnfitException e) {
            return faults(e);
        }
    }

    private static List<Fault> faults(UnfitException unfit) {
        return unfit.faults().stream()
                .map(fault -> new Fault(fault.field(), fault.problem()))
                .toList();
    }

    @Override
    public Optional<Card> card(String token) {
        return Token.of(token).flatMap(counter::read).map(CounterView::card);
    }

    private static Card card(Subscription subscription) {
        Wish wish = subscription.wish();
        return new Card(
                wish.person().name(),
                wish.person().email(),
                wish.subject(),
                wish.fromMinute(),
                wish.untilMinute(),
                wish.threshold(),
                wish.webhook().orElse(""),
                subscription.confirmed().isPresent(),
                subscription.consentText());
    }

    @Override
    public boolean confirm(String token) {
        return Token.of(token).map(counter::confirm).orElse(false);
    }

    @Override
    public Optional<List<Fault>> rectify(String token, Map<String, Object> form) {
        try {
            return Token.of(token)
                    .flatMap(known -> counter.rectify(known, form))
                    .map(kept -> List.of());
        } catch (UnfitException e) {
            return Optional.of(faults(e));
        }
    }

    @Override
    public boolean unsubscribe(String token) {
        return Token.of(token).map(counter::unsubscribe).orElse(false);
    }

    @Override
    public Optional<String> export(String token) {
        return Token.of(token).flatMap(counter::export).map(JsonObject::encodePrettily);
    }

    @Override
    public Optional<String> erase(String token) {
        return Token.of(token).flatMap(counter::erase).map(JsonObject::encodePrettily);
    }

    @Override
    public Optional<List<Mail>> mailbox() {
        return counter.mailbox().map(letters -> letters.stream()
                .map(kept -> new Mail(
                        kept.at().toString(),
                        kept.letter().to(),
                        kept.letter().title(),
                        kept.letter().text()))
                .toList());
    }
}
