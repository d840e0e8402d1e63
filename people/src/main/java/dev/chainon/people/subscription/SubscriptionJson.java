package dev.chainon.people.subscription;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A subscription in JSON, opened: for its owner only. */
public final class SubscriptionJson {

    private SubscriptionJson() {}

    public static JsonObject of(Subscription subscription) {
        Wish wish = subscription.wish();
        JsonObject json = new JsonObject()
                .put("id", subscription.id().toString())
                .put("name", wish.person().name())
                .put("email", wish.person().email())
                .put("language", wish.language())
                .put("subject", wish.subject())
                .put("from", minute(wish.fromMinute()))
                .put("until", minute(wish.untilMinute()))
                .put("threshold", wish.threshold())
                .put(
                        "consent",
                        new JsonObject()
                                .put("text", subscription.consentText())
                                .put("at", subscription.consentAt().toString()))
                .put("created", subscription.created().toString());
        wish.webhook().ifPresent(url -> json.put("webhook", url));
        subscription.confirmed().ifPresent(at -> json.put("confirmed", at.toString()));
        return json;
    }

    private static String minute(long minute) {
        return Instant.ofEpochSecond(minute * 60).toString();
    }
}
