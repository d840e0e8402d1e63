package dev.chainon.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** One sentence for each measure of the house, which Prometheus shows as its help. A measure without a sentence is found by the checker of the tests. */
final class Glossary {

    private final Properties sentences = new Properties();

    Glossary() {
        try (InputStream in = Objects.requireNonNull(
                Glossary.class.getResourceAsStream("glossary.properties"), "glossary.properties")) {
            sentences.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the words of the measures cannot be read", e);
        }
    }

    /** Empty where there is none. */
    String sentence(String measure) {
        return sentences.getProperty(measure, "");
    }
}
