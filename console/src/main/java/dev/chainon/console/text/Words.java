package dev.chainon.console.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiFunction;

/** Sentences, numbers and times in one language. The use case's own words come before the console's. Immutable. */
public final class Words {

    /** Shown where there is no figure yet. */
    public static final String NONE = "–";

    private final Language language;
    private final Properties messages = new Properties();
    private final BiFunction<String, String, Optional<String>> useCase;

    /** @param useCase gives the use case's word for a key in "fr" or "en", if it has one */
    public Words(Language language, BiFunction<String, String, Optional<String>> useCase) {
        this.language = language;
        this.useCase = useCase;
        String file = "/console/messages_" + language.code() + ".properties";
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(file), file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            messages.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Language language() {
        return language;
    }

    /** The sentence with {0}, {1}... replaced; the key itself where there is none. */
    public String text(String key, Object... values) {
        return find(key, values).orElse(key);
    }

    public Optional<String> find(String key, Object... values) {
        Optional<String> own =
                useCase.apply(key, language.code()).or(() -> Optional.ofNullable(messages.getProperty(key)));
        return own.map(sentence -> {
            String filled = Typography.set(sentence, language);
            for (int i = 0; i < values.length; i++) {
                filled = filled.replace("{" + i + "}", String.valueOf(values[i]));
            }
            return filled;
        });
    }

    /** Typesets a text that comes from elsewhere. */
    public String set(String text) {
        return Typography.set(text, language);
    }

    public String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    /** A share as a percentage: 0.123 gives "12,3 %" or "12.3%". */
    public String percent(double share, int digits) {
        return Double.isFinite(share)
                ? number(share * 100, digits) + (language == Language.FR ? "\u202f%" : "%")
                : NONE;
    }

    public String megabytes(long bytes) {
        return bytes <= 0 ? NONE : number(bytes / 1048576.0, 0) + "\u00a0" + (language == Language.FR ? "Mo" : "MB");
    }

    /** A minute since 1970, in UTC, as "lundi 14 mai 2001". */
    public String day(long minute) {
        String pattern = "EEEE d MMMM uuuu";
        return at(minute).format(DateTimeFormatter.ofPattern(pattern, language.locale()));
    }

    /** A minute since 1970, in UTC, as "14 mai". */
    public String shortDay(long minute) {
        return at(minute).format(DateTimeFormatter.ofPattern("d MMM", language.locale()));
    }

    /** The time of day of a minute since 1970, in UTC. */
    public String time(long minute) {
        return at(minute).format(DateTimeFormatter.ofPattern("HH:mm", language.locale()));
    }

    /** A moment of the wall clock, in UTC. */
    public String instant(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", language.locale()));
    }

    private static LocalDateTime at(long minute) {
        return LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC);
    }
}
