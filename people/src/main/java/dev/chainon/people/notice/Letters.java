package dev.chainon.people.notice;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiFunction;

/** Writes the letters in French and English. Immutable. */
public final class Letters {

    private final URI site;
    private final BiFunction<String, String, Optional<String>> useCase;
    private final Map<String, Properties> words = new HashMap<>();

    /**
     * Letters of a use case.
     *
     * @param site where the links in the letters lead
     * @param useCase gives its own sentence for a key such as {@code letter.risk.text} in "fr" or "en", if it has one
     */
    public Letters(URI site, BiFunction<String, String, Optional<String>> useCase) {
        this.site = site;
        this.useCase = useCase;
        for (String language : new String[] {"fr", "en"}) {
            words.put(language, load("/people/letters_" + language + ".properties"));
        }
    }

    private static Properties load(String file) {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Letters.class.getResourceAsStream(file), file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    Letter write(Outbox.Claimed notice, Outbox.Recipient recipient) {
        JsonObject facts = notice.facts();
        URI unsubscribe = site.resolve("/v1/subscriptions/" + recipient.token() + "/unsubscribe");
        String kind = notice.kind().equals("landed")
                ? "landed." + (facts.getBoolean("late", false) ? "late" : "good")
                : notice.kind().equals("confirm") && notice.event().startsWith("known") ? "known" : notice.kind();
        Map<String, String> values = new HashMap<>();
        facts.forEach(fact -> values.put(fact.getKey(), String.valueOf(fact.getValue())));
        values.put("name", recipient.name());
        values.put("what", what(facts, recipient));
        values.put("percent", Long.toString(Math.round(100 * facts.getDouble("probability", 0.0))));
        values.put("page", site.resolve("/subscriptions/" + recipient.token()).toString());
        values.put("end", unsubscribe.toString());
        String text = fill(recipient.language(), "hello", values) + "\n\n"
                + fill(recipient.language(), kind + ".text", values) + "\n\n"
                + fill(recipient.language(), "foot", values) + "\n";
        String to = notice.channel().equals("webhook") ? recipient.webhook() : recipient.email();
        JsonObject said = facts.copy()
                .put("id", notice.id().toString())
                .put("kind", notice.kind())
                .put("subscription", recipient.subscription().toString());
        return new Letter(
                notice.id().toString(),
                recipient.person(),
                to,
                fill(recipient.language(), kind + ".title", values),
                text,
                said,
                unsubscribe);
    }

    /** The flight with its cities where the use case tells them, else its bare name. */
    private static String what(JsonObject facts, Outbox.Recipient recipient) {
        if (facts.containsKey("originCity") && facts.containsKey("destinationCity")) {
            return facts.getString("originCity") + " – " + facts.getString("destinationCity") + " ("
                    + facts.getString("subject") + ")";
        }
        return facts.getString("subject", recipient.subject());
    }

    private String fill(String language, String key, Map<String, String> values) {
        String text = useCase.apply("letter." + key, language)
                .or(() -> Optional.ofNullable(words.get(language)).map(own -> own.getProperty(key)))
                .orElse(key);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }
}
