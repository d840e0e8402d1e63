package dev.chainon.training.experiment.analysis;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.FDistribution;

/**
 * Analysis of variance: what each source takes of the sum of squares, the others being there (partial sums of squares). Where points were measured more than
 * once, the residual is parted into lack of fit and pure error (Montgomery, Design and Analysis of Experiments, chapters 6 and 11).
 *
 * @param sources terms, and the lines before and after them
 */
public record Anova(List<Source> sources) {

    static final String BLOCKS = "blocks";
    static final String MODEL = "model";
    static final String RESIDUAL = "residual";
    static final String LACK_OF_FIT = "lack of fit";
    static final String PURE_ERROR = "pure error";
    static final String TOTAL = "total";

    /**
     * @param name letters of a term, or one of the other lines
     * @param f ratio of its mean square to the error's; not a number where there is no error to compare with
     * @param p probability of such a ratio or a greater one by chance
     */
    public record Source(String name, double squares, int freedom, double f, double p) {

        public double mean() {
            return squares / freedom;
        }
    }

    public Anova {
        sources = List.copyOf(sources);
    }

    /** @throws IllegalArgumentException if the terms cannot be told apart at the measured points */
    public static Anova of(Observations observed, List<Term> terms) {
        LeastSquares full = fit(observed, terms);
        double blocks = observed.total() - fit(observed, List.of()).error();
        double model = observed.total() - blocks - full.error();
        Source residual = new Source(RESIDUAL, full.error(), full.freedom(), Double.NaN, Double.NaN);
        List<Source> sources = new ArrayList<>();
        int blockFreedom = observed.blockCount() - 1;
        if (blockFreedom > 0) {
            sources.add(tested(BLOCKS, blocks, blockFreedom, residual));
        }
        sources.add(tested(MODEL, model, terms.size(), residual));
        for (int term = 0; term < terms.size(); term++) {
            int at = blockFreedom + 1 + term;
            double coefficient = full.coefficients()[at];
            double squares = coefficient * coefficient / full.spread()[at][at];
            sources.add(tested(terms.get(term).name(), squares, 1, residual));
        }
        sources.add(residual);
        sources.addAll(parted(observed, residual));
        sources.add(new Source(TOTAL, observed.total(), observed.runs() - 1, Double.NaN, Double.NaN));
        return new Anova(sources);
    }

    private static LeastSquares fit(Observations observed, List<Term> terms) {
        return LeastSquares.fit(observed.rows(terms.stream().map(Term::values).toList()), observed.values());
    }

    private static Source tested(String name, double squares, int freedom, Source error) {
        if (error.freedom() == 0) {
            return new Source(name, squares, freedom, Double.NaN, Double.NaN);
        }
        double f = squares / freedom / error.mean();
        double p = 1 - new FDistribution(freedom, error.freedom()).cumulativeProbability(f);
        return new Source(name, squares, freedom, f, p);
    }

    /** Two lines, or none where no point was measured twice, or where the model leaves nothing to lack. */
    private static List<Source> parted(Observations observed, Source residual) {
        Replication replication = Replication.of(observed);
        int lack = residual.freedom() - replication.freedom();
        if (replication.freedom() == 0 || lack == 0) {
            return List.of();
        }
        Source pure = new Source(PURE_ERROR, replication.squares(), replication.freedom(), Double.NaN, Double.NaN);
        double squares = Math.max(0, residual.squares() - pure.squares());
        return List.of(tested(LACK_OF_FIT, squares, lack, pure), pure);
    }

    /**
     * One of the lines.
     *
     * @throws IllegalArgumentException if the table has none of this name
     */
    public Source source(String name) {
        return sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the table has no line '" + name + "'"));
    }
}
