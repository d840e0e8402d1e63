package dev.chainon.training.experiment;

import dev.chainon.training.evaluation.Metric;
import dev.chainon.training.experiment.design.BadDesignException;
import dev.chainon.training.experiment.design.Factor;
import dev.chainon.training.experiment.design.Kind;
import dev.chainon.training.experiment.design.Letters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An experiment as its file declares it.
 *
 * @param name names its journal, its result and its pages
 * @param question what it is to find out, by language ("fr" and "en")
 * @param factors in the order of their letters
 * @param fixed settings that are the same in all runs and differ from the defaults
 */
public record Declaration(
        String name,
        Map<String, String> question,
        Kind kind,
        List<Factor> factors,
        Map<String, Object> fixed,
        Schedule schedule,
        Judging judging) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,40}");

    /**
     * How the runs are made.
     *
     * @param rows of the training period that each run learns from, the last ones
     * @param seed of the order of the runs
     * @param blocks the seed of the trainings of each block
     * @param replicates how often each block holds each point
     * @param parallel runs at a time
     */
    public record Schedule(int rows, long seed, List<Long> blocks, int replicates, int parallel) {

        public Schedule {
            blocks = List.copyOf(blocks);
            require(rows >= 100, "rows must be at least 100, not " + rows);
            require(
                    blocks.stream().distinct().count() == blocks.size(),
                    "blocks must be different seeds, not " + blocks + ": the same seed gives the same result");
            require(replicates >= 1 && replicates <= 10, "replicates must be 1 to 10, not " + replicates);
            require(parallel >= 1 && parallel <= 64, "parallel must be 1 to 64, not " + parallel);
        }
    }

    /**
     * How the results are judged.
     *
     * @param confidence of the intervals
     * @param interactions how many factors an effect of the analysis of variance may multiply; the rest goes into its residual
     * @param responses the metrics that are analysed
     */
    public record Judging(double confidence, int interactions, List<Metric> responses) {

        public Judging {
            responses = List.copyOf(responses);
            require(
                    confidence >= 0.5 && confidence < 1,
                    "confidence must be at least 0.5 and below 1, not " + confidence);
            require(interactions >= 1, "interactions must be at least 1, not " + interactions);
            require(!responses.isEmpty(), "responses must name a metric");
        }
    }

    public Declaration {
        question = Map.copyOf(question);
        factors = List.copyOf(factors);
        fixed = Map.copyOf(fixed);
        named(name);
        require(
                factors.size() <= Letters.count(),
                factors.size() + " factors are too many, at most " + Letters.count() + " can be named");
        require(factors.size() >= 2, "an experiment needs at least 2 factors");
        for (Factor factor : factors) {
            require(
                    !kind.numbersOnly() || factor instanceof Factor.Quantity,
                    "the factor " + factor.name() + " has no levels between its two: a surface needs numbers with"
                            + " low and high; fix it, or take a factorial");
            require(!fixed.containsKey(factor.name()), "'" + factor.name() + "' is both a factor and fixed: drop one");
        }
    }

    /** The name, if it is one. */
    static String named(String name) {
        require(NAME.matcher(name).matches(), "name must be small letters, digits and hyphens, not '" + name + "'");
        return name;
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new BadDesignException(message);
        }
    }

    /** The metric of a key such as "logloss". */
    static Metric metric(String key) {
        try {
            return Metric.valueOf(key.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadDesignException(
                    "'" + key + "' is no response; there are "
                            + List.of(Metric.values()).stream().map(Metric::key).toList(),
                    e);
        }
    }
}
