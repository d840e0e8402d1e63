package dev.chainon.training;

import dev.chainon.core.UseCase;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The words on the plots in one language: this module's own, and the use case's for its groups. */
final class PlotWords {

    private final UseCase<?> useCase;
    private final Locale language;
    private final Properties words = new Properties();

    PlotWords(UseCase<?> useCase, Locale language) {
        this.useCase = useCase;
        this.language = language;
        String name = "/training/plots_" + language.getLanguage() + ".properties";
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(PlotWords.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    Locale language() {
        return language;
    }

    /** @throws IllegalArgumentException if there is no such word */
    String of(String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalArgumentException("there is no word for '" + key + "' in " + language.getLanguage());
        }
        return word;
    }

    /** A group as the use case calls it; its bare name where it does not. */
    String group(String grouping, String group) {
        String code = language.getLanguage();
        return useCase.wording("grouping." + grouping, code).orElse(grouping) + " "
                + useCase.wording("group." + grouping + "." + group, code).orElse(group);
    }
}
