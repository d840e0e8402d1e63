package dev.chainon.acceptance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Rows whose answers are known: those of the network that was trained, which the trainer writes into the bundle of each version.
 *
 * @param rows inputs of the model
 * @param answers its probability for each of them
 */
record KnownAnswers(List<List<Double>> rows, List<Double> answers) {

    static final String FILE = "known-answers.json";

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    KnownAnswers {
        rows = rows.stream().map(List::copyOf).toList();
        answers = List.copyOf(answers);
        if (rows.isEmpty() || rows.size() != answers.size()) {
            throw new IllegalArgumentException(
                    "known answers need a row for each answer, not " + rows.size() + " for " + answers.size());
        }
    }

    /** Those of a version; empty where its bundle has none or is not here. */
    static Optional<KnownAnswers> of(Order.Answers from, Served served) {
        Optional<Path> file = from.file().or(() -> from.registry()
                .map(folder ->
                        folder.resolve(served.model()).resolve(served.version()).resolve(FILE)));
        return file.filter(Files::isRegularFile).map(KnownAnswers::read);
    }

    private static KnownAnswers read(Path file) {
        try {
            return JSON.readValue(file.toFile(), KnownAnswers.class);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the known answers in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
