package dev.chainon.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.experiment.report.ExperimentPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kept experiments concluded is held: whoever goes back on the choice in {@code reference.conf} fails here, and may keep a newer experiment instead. */
class ChoiceTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root", ".."));
    private static final String SURFACE = "network-surface-pieces";

    /** Both factors of the surface, which was measured with the network that is the default: features cut into pieces. */
    private static final Set<String> HELD = Set.of("batch", "learning-rate");

    static Stream<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("bench/results"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith("experiment-") && file.endsWith(".json"))
                    .map(file -> file.substring("experiment-".length(), file.length() - ".json".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static JsonNode result(String name) throws IOException {
        return new ObjectMapper()
                .readTree(ROOT.resolve("bench/results/experiment-" + name + ".json")
                        .toFile());
    }

    private static Config defaults() {
        return ConfigFactory.parseResources("reference.conf").getConfig("chainon.training");
    }

    /** Settings that the surface of the log loss calls worse than its best point, beyond the interval of the difference. */
    private static List<String> against(JsonNode result, Config training) {
        List<String> words = new ArrayList<>();
        JsonNode surface = result.path("details").path("responses").path(0).path("surface");
        surface.path("plateau").properties().stream()
                .filter(range -> HELD.contains(range.getKey()))
                .forEach(range -> {
                    double chosen = training.getDouble(range.getKey());
                    double from = range.getValue().path("from").asDouble();
                    double to = range.getValue().path("to").asDouble();
                    if (chosen < from || chosen > to) {
                        words.add(String.format(
                                Locale.ROOT,
                                "chainon.training.%s = %s lies outside %.5g to %.5g, which the experiment %s measured"
                                        + " as good: take it back, or measure again with ./chainon experiment --keep",
                                range.getKey(),
                                chosen,
                                from,
                                to,
                                result.path("details").path("name").asText()));
                    }
                });
        return words;
    }

    @Test
    @Criterion(
            value = "B2Cr2.enforced",
            covers = {"bench/results/experiment-network-surface-pieces.json"})
    void theDefaultsAreThoseThatTheKeptExperimentFoundGood() throws IOException {
        assertThat(against(result(SURFACE), defaults())).isEmpty();
    }

    /** The defaults as they were before the experiment are refused, and so is a learning rate beyond the plateau: reverting the choice fails the test above. */
    @ParameterizedTest
    @CsvSource({"batch, 1024", "batch, 2048", "learning-rate, 0.01"})
    @Criterion(
            value = "B2Cr2.enforced",
            covers = {"bench/results/experiment-network-surface-pieces.json"})
    void goingBackToAnEarlierDefault_orLeavingThePlateau_isRefused(String setting, double other) throws IOException {
        Config reverted = ConfigFactory.parseMap(Map.of(setting, other)).withFallback(defaults());

        assertThat(against(result(SURFACE), reverted))
                .singleElement()
                .asString()
                .contains("chainon.training." + setting, "take it back, or measure again");
    }

    /**
     * Whoever edits a page by hand, or a template without drawing the pages again ({@code ./chainon experiment DESIGN.yaml --pages}), is told here. What changed
     * since the measurement depends on the day the page was made: it is there, and taken as it is.
     */
    @ParameterizedTest
    @MethodSource("kept")
    void keptPagesAreThoseOfTheKeptResult(String name) throws IOException {
        ObjectNode result = (ObjectNode) result(name);
        result.putObject("changed").put("en", changed(name + ".md")).put("fr", changed(name + ".fr.md"));
        for (Map.Entry<String, String> page : new ExperimentPages().of(result).entrySet()) {
            assertThat(ROOT.resolve("docs/studies").resolve(page.getKey())).hasContent(page.getValue());
        }
    }

    private static String changed(String page) throws IOException {
        List<String> told = Files.readAllLines(ROOT.resolve("docs/studies/experiment-" + page)).stream()
                .filter(line -> line.matches("(\\*\\*)?(Measured on|Mesuré sur) .*"))
                .toList();
        assertThat(told).as(page).isNotEmpty();
        return String.join("\n", told);
    }

    /** No run is missing, and each was measured on the code of a commit. */
    @ParameterizedTest
    @MethodSource("kept")
    void keptResultsAreWhole(String name) throws IOException {
        JsonNode details = result(name).path("details");
        int trainings = details.has("searches")
                ? details.path("searches").size() * (details.path("budget").asInt() + 1)
                : details.path("points").asInt()
                        * details.path("blocks").size()
                        * details.path("replicates").asInt();

        assertThat(details.path("runs")).hasSize(trainings);
        assertThat(details.path("commits"))
                .allSatisfy(commit -> assertThat(commit.asText()).matches("[0-9a-f]{40}"));
    }
}
