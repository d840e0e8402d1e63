package dev.chainon.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.experiment.report.Shelf;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real searches over real trainings on a small set. */
class ContestTest {

    private static final String SEARCH = """
        name: toy-search
        question: {fr: "Quoi ?", en: "What?"}
        kind: architecture-search
        rows: 600
        seeds: [1, 2, 3]
        budget: 6
        population: 4
        parallel: 2
        layers: {low: 1, high: 2}
        width: {low: 2, high: 16, scale: log}
        factors:
          learning-rate: {low: 0.001, high: 0.05, scale: log}
        """;

    @TempDir
    static Path undisturbed;

    /** What the search comes to when nothing breaks in on it. */
    private static ObjectNode whole;

    @TempDir
    Path home;

    @BeforeAll
    static void searchOnce() throws IOException {
        SmallSet.in(undisturbed, 700, 800);
        whole = run(undisturbed, SEARCH);
    }

    @BeforeEach
    void makeTrainingSet() throws IOException {
        SmallSet.in(home, 700, 800);
    }

    private ObjectNode run(String design) throws IOException {
        return run(home, design);
    }

    private static ObjectNode run(Path home, String design) throws IOException {
        Path file = Files.writeString(home.resolve("search.yaml"), design);
        return ExperimentProgram.run(home, new Progress(new PrintStream(OutputStream.nullOutputStream())))
                .run(file);
    }

    private Path journal() {
        return journal(home);
    }

    private static Path journal(Path home) {
        return home.resolve("experiments/toy-search/journal.jsonl");
    }

    @Test
    @Criterion("B2Cr2.genetic-search")
    void bothSearchesSpendTheSameAndAreComparedSeedBySeed() {
        JsonNode details = whole.path("details");

        assertThat(details.path("runs")).hasSize(3 * 2 * 7);
        assertThat(details.path("searches").findValuesAsText("strategy"))
                .containsExactly("genetic", "random", "genetic", "random", "genetic", "random");
        List<Double> differences = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            JsonNode genetic = details.path("searches").path(2 * seed);
            JsonNode random = details.path("searches").path(2 * seed + 1);
            assertThat(genetic.path("seed")).isEqualTo(random.path("seed"));
            assertThat(genetic.path("course")).hasSize(6);
            assertThat(random.path("course")).hasSize(6);
            differences.add(
                    genetic.path("unseen").asDouble() - random.path("unseen").asDouble());
        }
        JsonNode unseen = details.path("unseen");
        double mean = differences.stream().mapToDouble(d -> d).average().orElseThrow();
        assertThat(unseen.path("difference").asDouble()).isCloseTo(mean, within(1e-12));
        double spread = Math.sqrt(
                differences.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum() / 2 / 3);
        // Student's 97.5 % quantile with two degrees of freedom.
        assertThat(unseen.path("high").asDouble()).isCloseTo(mean + 4.30265 * spread, within(1e-5));
        assertThat(unseen.path("decided").asBoolean())
                .isEqualTo(
                        unseen.path("low").asDouble() > 0 || unseen.path("high").asDouble() < 0);
        assertThat(details.path("runs").path(6).path("settings").path("seed").asLong())
                .as("the last training has a seed that the search never saw")
                .isEqualTo(1_000_004);
    }

    @Test
    @Criterion("B2Cr2.resumable")
    void aSearchThatWasCutOffGoesOnAndEndsAlike() throws IOException {
        List<String> lines = Files.readAllLines(journal(undisturbed));
        Files.createDirectories(journal().getParent());
        Files.write(journal(), lines.subList(0, 20));

        assertThat(run(SEARCH).path("details").path("searches").toString())
                .isEqualTo(whole.path("details").path("searches").toString());
        assertThat(Files.readAllLines(journal()))
                .hasSize(lines.size())
                .startsWith(lines.subList(0, 20).toArray(String[]::new));
        assertThatThrownBy(() -> run(SEARCH.replace("high: 16", "high: 8"))).hasMessageContaining("another design");
    }

    @Test
    void itsPagesSayWhetherTheDifferenceIsDecided() throws IOException {
        ObjectNode result = whole.deepCopy();
        Shelf.ofHome(home)
                .print(
                        result,
                        new ObjectMapper()
                                .createObjectNode()
                                .put("en", "Changed since.")
                                .put("fr", "Changé depuis."));

        Path pages = home.resolve("experiments/pages");
        boolean decided = result.path("details").path("unseen").path("decided").asBoolean();
        assertThat(pages.resolve("experiment-toy-search.fr.md"))
                .content()
                .contains(
                        "Changé depuis.",
                        "Quoi ?",
                        decided ? "au-delà de l’intervalle" : "L’intervalle de l’écart contient zéro");
        assertThat(pages.resolve("experiment-toy-search.md"))
                .content()
                .contains("What?", "the same number of trainings", "\nChanged since.\n");
        assertThat(pages.resolve("experiment-toy-search-course.fr.svg"))
                .content()
                .contains("génétique", "au hasard");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seeds: [1, 2, 3]|seeds: [1, 2]|one search proves nothing",
                "budget: 6|budget: 3|at least the population",
                "budget: 6|budget: 1000|at most 2000 over all seeds",
                "high: 16|high: 9000|change the levels",
                "low: 2, high: 16, scale: log|levels: [2, 4]|a search needs low and high of width",
                "learning-rate|momentum|there is no such setting",
                "population: 4|generations: 4|unknown key 'generations'",
                "parallel: 2|parallel: 0|parallel 1 to 64",
            })
    void refusesWhatCannotBeSearched_beforeTheFirstTraining(String from, String to, String words) {
        assertThatThrownBy(() -> run(SEARCH.replace(from, to))).hasMessageContaining(words);
        assertThat(journal()).doesNotExist();
    }
}
