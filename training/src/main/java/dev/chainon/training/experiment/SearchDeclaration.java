package dev.chainon.training.experiment;

import com.typesafe.config.Config;
import dev.chainon.training.experiment.design.BadDesignException;
import dev.chainon.training.experiment.design.Factor;
import dev.chainon.training.experiment.search.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A search over architectures as its file declares it: a genetic one and a random one, each with the same number of trainings from each of the same seeds.
 *
 * @param fixed settings that are the same in all trainings
 * @param effort how much is spent
 */
record SearchDeclaration(
        String name, Map<String, String> question, Space space, Map<String, Object> fixed, Effort effort) {

    static final String KIND = "architecture-search";

    private static final Set<String> KEYS = Set.of(
            "name",
            "question",
            "kind",
            "rows",
            "seeds",
            "budget",
            "population",
            "parallel",
            "confidence",
            "layers",
            "width",
            "factors",
            "fixed");

    /**
     * @param rows of the training period that each training learns from
     * @param seeds of the searches, one pair of searches each
     * @param budget trainings of each search
     * @param population of the genetic search
     * @param parallel searches at a time
     */
    record Effort(int rows, List<Long> seeds, int budget, int population, int parallel, double confidence) {

        Effort {
            seeds = List.copyOf(seeds);
            if (seeds.size() < 3 || seeds.stream().distinct().count() != seeds.size()) {
                throw new BadDesignException(
                        "seeds must be at least three different ones, not " + seeds + ": one search proves nothing");
            }
            if (population < 4 || budget < population || (long) budget * seeds.size() > 2_000) {
                throw new BadDesignException("budget must be at least the population, which is at least 4, and at most"
                        + " 2000 over all seeds, not " + budget + " with a population of " + population);
            }
            if (rows < 100 || parallel < 1 || parallel > 64 || !(confidence >= 0.5 && confidence < 1)) {
                throw new BadDesignException(
                        "rows must be at least 100, parallel 1 to 64, confidence at least 0.5 and below 1");
            }
        }
    }

    SearchDeclaration {
        question = Map.copyOf(question);
        fixed = Map.copyOf(fixed);
    }

    static SearchDeclaration read(Mapping design, Config training) {
        design.refuseOthers(KEYS);
        Mapping question = design.mapping("question");
        List<Factor.Quantity> others = new ArrayList<>();
        Mapping factors = design.has("factors") ? design.mapping("factors") : new Mapping("factors", Map.of());
        for (String name : factors.entries().keySet()) {
            others.add(quantity(name, factors.mapping(name), Recipe.whole(name, training)));
        }
        Space space = new Space(
                quantity("layers", design.mapping("layers"), true),
                quantity("width", design.mapping("width"), true),
                others);
        Effort effort = new Effort(
                Math.toIntExact(design.whole("rows", Integer.MAX_VALUE)),
                design.wholes("seeds"),
                Math.toIntExact(design.whole("budget", 0)),
                Math.toIntExact(design.whole("population", 8)),
                Math.toIntExact(design.whole("parallel", 1)),
                design.number("confidence", 0.95));
        return new SearchDeclaration(
                Declaration.named(design.text("name")),
                Map.of("fr", question.text("fr"), "en", question.text("en")),
                space,
                design.has("fixed") ? design.mapping("fixed").entries() : Map.of(),
                effort);
    }

    private static Factor.Quantity quantity(String name, Mapping levels, boolean whole) {
        if (DeclarationYaml.factor(name, levels, whole) instanceof Factor.Quantity quantity) {
            return quantity;
        }
        throw new BadDesignException("a search needs low and high of " + name + ", not two levels");
    }

    Strategy.Task task(long seed) {
        return new Strategy.Task(space.dimensions(), effort.budget(), effort.population(), seed);
    }
}
