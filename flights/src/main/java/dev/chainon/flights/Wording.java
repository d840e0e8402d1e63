package dev.chainon.flights;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The sentences of the case in French and English. */
final class Wording {

    private final Map<String, Properties> byLanguage;

    private Wording(Map<String, Properties> byLanguage) {
        this.byLanguage = byLanguage;
    }

    static Wording load() {
        return new Wording(Map.of("fr", read("fr"), "en", read("en")));
    }

    Optional<String> find(String key, String language) {
        return Optional.ofNullable(byLanguage.get(language)).map(words -> words.getProperty(key));
    }

    private static Properties read(String language) {
        String name = "/flights/wording_" + language + ".properties";
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Wording.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(in);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
