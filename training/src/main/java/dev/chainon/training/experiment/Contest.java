package dev.chainon.training.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import dev.chainon.core.data.Sha256;
import dev.chainon.training.Trials;
import dev.chainon.training.experiment.search.Strategy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * A genetic search against a random one at equal budget. The network that each search liked best is then trained once more with a seed that the search never
 * saw: the least of many losses is a lucky one, and this loss is not.
 */
final class Contest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long UNSEEN = 1_000_003;

    private final SearchDeclaration declaration;
    private final Recipe recipe;
    private final String hash;

    Contest(SearchDeclaration declaration, Config training, String rows) {
        this.declaration = declaration;
        this.recipe = new Recipe(training, declaration.fixed());
        double[] corner = new double[declaration.space().dimensions()];
        recipe.settings(declaration.space().settings(corner), 1);
        Arrays.fill(corner, Math.nextDown(1.0));
        Map<String, Object> widest = recipe.settings(declaration.space().settings(corner), 1);
        String all = rows + declaration.space() + declaration.fixed()
                + declaration.effort().seeds()
                + declaration.effort().budget() + " " + declaration.effort().population()
                + Trials.settings(training, widest);
        this.hash = Sha256.of(all.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    String hash() {
        return hash;
    }

    /** Trainings of all searches, the last one of each being the one with a new seed. */
    int runs() {
        return declaration.effort().seeds().size() * Strategy.values().length * perSearch();
    }

    private int perSearch() {
        return declaration.effort().budget() + 1;
    }

    void run(Journal journal, Response response, String commit, IntConsumer ended) {
        Map<Integer, JsonNode> known = journal.done();
        Tally tally = new Tally(ended);
        List<Runnable> searches = new ArrayList<>();
        for (int search = 0; search < runs() / perSearch(); search++) {
            Search one = new Search(search, new Notes(journal, known, response, commit), tally);
            searches.add(one::run);
        }
        new Crew(declaration.effort().parallel()).work(searches, now -> {});
    }

    /** What was measured before, and where new measures go. */
    private record Notes(Journal journal, Map<Integer, JsonNode> known, Response response, String commit) {}

    /** Counts the trainings of all searches. Thread-safe. */
    private static final class Tally {

        private final IntConsumer ended;
        private int done;

        Tally(IntConsumer ended) {
            this.ended = ended;
        }

        synchronized void one() {
            done++;
            ended.accept(done);
        }
    }

    /** One search, from its first training to the one with a new seed. */
    private final class Search {

        private final int number;
        private final Notes notes;
        private final Tally tally;
        private int evaluation;
        private double best = Double.MAX_VALUE;
        private Map<String, Object> liked = new HashMap<>();

        Search(int number, Notes notes, Tally tally) {
            this.number = number;
            this.notes = notes;
            this.tally = tally;
        }

        private void run() {
            Strategy strategy = Strategy.values()[number % Strategy.values().length];
            long seed = declaration.effort().seeds().get(number / Strategy.values().length);
            strategy.search(declaration.task(seed), point -> {
                Map<String, Object> settings =
                        recipe.settings(declaration.space().settings(point), seed);
                double loss = measured(strategy, seed, settings);
                if (loss < best) {
                    best = loss;
                    liked = settings;
                }
                return loss;
            });
            Map<String, Object> unseen = new HashMap<>(liked);
            unseen.put(Recipe.SEED, seed + UNSEEN);
            measured(strategy, seed, unseen);
        }

        private double measured(Strategy strategy, long seed, Map<String, Object> settings) {
            int run = number * perSearch() + evaluation++;
            JsonNode line = notes.known().get(run);
            if (line == null) {
                Response.Answer answer = notes.response()
                        .measure("run " + (run + 1) + " of " + runs() + ", " + strategy.word() + " search", settings);
                ObjectNode fresh = JSON.createObjectNode().put("strategy", strategy.word());
                fresh.put("search", seed);
                fresh.set("settings", JSON.valueToTree(new TreeMap<>(settings)));
                fresh.set("metrics", JSON.valueToTree(new TreeMap<>(answer.metrics())));
                fresh.put("seconds", answer.seconds()).put("commit", notes.commit());
                notes.journal().keep(run, fresh);
                line = fresh;
            }
            tally.one();
            return line.path("metrics").path("logloss").asDouble();
        }
    }
}
