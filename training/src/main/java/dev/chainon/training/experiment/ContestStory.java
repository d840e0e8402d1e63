package dev.chainon.training.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.training.experiment.design.Factor;
import dev.chainon.training.experiment.search.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hipparchus.distribution.continuous.TDistribution;

/** All that is kept of a contest of searches, as JSON: every training, the course of each search, and the difference with its interval. */
final class ContestStory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOSS = "logloss";

    private final SearchDeclaration declaration;
    private final String rows;
    private final List<JsonNode> runs;

    /** @param measured the journal's lines by run, none missing */
    ContestStory(SearchDeclaration declaration, String rows, Map<Integer, JsonNode> measured) {
        this.declaration = declaration;
        this.rows = rows;
        this.runs = List.copyOf(new TreeMap<>(measured).values());
    }

    ObjectNode details() {
        SearchDeclaration.Effort effort = declaration.effort();
        ObjectNode details = JSON.createObjectNode();
        details.put("name", declaration.name());
        details.put("kind", SearchDeclaration.KIND);
        details.set("question", JSON.valueToTree(new TreeMap<>(declaration.question())));
        details.put("rows", rows);
        details.put("budget", effort.budget());
        details.put("population", effort.population());
        details.put("confidence", effort.confidence());
        details.set("seeds", JSON.valueToTree(effort.seeds()));
        details.set("fixed", JSON.valueToTree(new TreeMap<>(declaration.fixed())));
        ArrayNode factors = details.putArray("factors");
        range(factors, declaration.space().layers());
        range(factors, declaration.space().width());
        declaration.space().others().forEach(other -> range(factors, other));
        TreeSet<String> commits = new TreeSet<>();
        runs.forEach(run -> commits.add(run.path("commit").asText()));
        details.set("commits", JSON.valueToTree(commits));
        ArrayNode searches = details.putArray("searches");
        for (int search = 0; search < runs.size() / perSearch(); search++) {
            searches.add(search(search));
        }
        details.set("liked", difference(searches, "liked"));
        details.set("unseen", difference(searches, "unseen"));
        details.set("runs", JSON.valueToTree(runs));
        return details;
    }

    private int perSearch() {
        return declaration.effort().budget() + 1;
    }

    private static void range(ArrayNode factors, Factor.Quantity quantity) {
        factors.addObject()
                .put("name", quantity.name())
                .put("low", quantity.low())
                .put("high", quantity.high())
                .put("scale", quantity.logarithmic() ? "log" : "linear");
    }

    /** The least loss so far after each training, the network that gave it, and its loss with the seed that the search never saw. */
    private ObjectNode search(int number) {
        List<JsonNode> own = runs.subList(number * perSearch(), (number + 1) * perSearch());
        ObjectNode search = JSON.createObjectNode();
        search.put("strategy", own.get(0).path("strategy").asText());
        search.put("seed", own.get(0).path("search").asLong());
        JsonNode unseen = own.get(own.size() - 1);
        ArrayNode course = search.putArray("course");
        double least = Double.MAX_VALUE;
        for (JsonNode run : own.subList(0, own.size() - 1)) {
            least = Math.min(least, loss(run));
            course.add(least);
        }
        search.set("hidden", unseen.path("settings").path("hidden"));
        search.set("settings", unseen.path("settings"));
        search.put("liked", least);
        search.put("unseen", loss(unseen));
        return search;
    }

    private static double loss(JsonNode run) {
        return run.path("metrics").path(LOSS).asDouble();
    }

    /** Genetic minus random, paired by seed, with Student's interval. */
    private ObjectNode difference(ArrayNode searches, String of) {
        int strategies = Strategy.values().length;
        int pairs = searches.size() / strategies;
        double[] differences = new double[pairs];
        double[] means = new double[strategies];
        for (int search = 0; search < searches.size(); search++) {
            double value = searches.path(search).path(of).asDouble();
            means[search % strategies] += value / pairs;
            boolean genetic = Strategy.values()[search % strategies] == Strategy.GENETIC;
            differences[search / strategies] += genetic ? value : -value;
        }
        double mean = Arrays.stream(differences).average().orElseThrow();
        double squares = Arrays.stream(differences)
                .map(difference -> (difference - mean) * (difference - mean))
                .sum();
        double confidence = declaration.effort().confidence();
        double margin = new TDistribution(pairs - 1.0).inverseCumulativeProbability((1 + confidence) / 2)
                * Math.sqrt(squares / (pairs - 1) / pairs);
        ObjectNode told = JSON.createObjectNode().put("difference", mean);
        told.put("low", mean - margin).put("high", mean + margin).put("decided", Math.abs(mean) > margin);
        for (Strategy strategy : Strategy.values()) {
            told.put(strategy.word(), means[strategy.ordinal()]);
        }
        return told;
    }

    /** The figures of a contest by their stable identifiers. */
    static Map<String, Double> figures(JsonNode details) {
        Map<String, Double> figures = new TreeMap<>();
        String prefix = "experiment." + details.path("name").asText() + ".";
        figures.put(prefix + "runs", (double) details.path("runs").size());
        JsonNode unseen = details.path("unseen");
        for (String key : List.of("genetic", "random", "difference", "low", "high")) {
            figures.put(prefix + LOSS + "." + key, unseen.path(key).asDouble());
        }
        return figures;
    }
}
