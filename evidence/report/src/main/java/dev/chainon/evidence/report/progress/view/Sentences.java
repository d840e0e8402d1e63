package dev.chainon.evidence.report.progress.view;

import dev.chainon.evidence.report.catalogue.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** Sentences, numbers and days of the project's pages in one language; the file holds the sentences as a printer sets them. Immutable. */
final class Sentences {

    private final Language language;
    private final Locale locale;
    private final Properties texts = new Properties();

    Sentences(Language language) {
        this.language = language;
        this.locale = language == Language.FR ? Locale.FRANCE : Locale.UK;
        String file = "words_" + locale.getLanguage() + ".properties";
        try (InputStream in = Objects.requireNonNull(Sentences.class.getResourceAsStream(file), file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    Language language() {
        return language;
    }

    /** @throws IllegalArgumentException if nothing stands under the key */
    String text(String key, Object... values) {
        String text = Optional.ofNullable(texts.getProperty(key))
                .orElseThrow(() -> new IllegalArgumentException("no sentence '" + key + "' in " + language));
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The sentence under the key with ".one" for one, else under that with ".many"; {0} is the count. */
    String count(String key, long count) {
        boolean one = language == Language.FR ? Math.abs(count) < 2 : count == 1;
        return text(key + (one ? ".one" : ".many"), number(count, 0));
    }

    String number(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    String percent(double share) {
        return number(100 * share, 0) + (language == Language.FR ? "\u00a0%" : "%");
    }

    /** As in "24 nov. 2026". */
    String day(LocalDate day) {
        return first(day, "d MMM uuuu");
    }

    /** As in "24 nov.". */
    String shortDay(LocalDate day) {
        return first(day, "d MMM");
    }

    private String first(LocalDate day, String pattern) {
        String text = day.format(DateTimeFormatter.ofPattern(pattern, locale));
        return language == Language.FR && text.startsWith("1 ") ? "1er" + text.substring(1) : text;
    }
}
