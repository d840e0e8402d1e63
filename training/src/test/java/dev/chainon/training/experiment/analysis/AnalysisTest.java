package dev.chainon.training.experiment.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.training.experiment.design.Design;
import dev.chainon.training.experiment.design.Kind;
import dev.chainon.training.experiment.design.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AnalysisTest {

    private static double gaussian(SplittableRandom random) {
        return ((RandomGenerator) random).nextGaussian();
    }

    private static Residuals noise(SplittableRandom random, int count) {
        double[] left = new double[count];
        Arrays.setAll(left, i -> gaussian(random));
        return new Residuals(new double[count], left);
    }

    @Test
    void blocksTakeTheirShareOutOfTheError() {
        Design design = new Kind.Factorial(List.of()).design(3);
        SplittableRandom random = new SplittableRandom(5);
        List<double[]> points = new ArrayList<>();
        int[] blocks = new int[16];
        double[] values = new double[16];
        for (int run = 0; run < 16; run++) {
            double[] point = design.points()[run % 8];
            points.add(point);
            blocks[run] = run / 8;
            values[run] = 10 + 2 * point[0] + 5 * blocks[run] + 0.1 * gaussian(random);
        }
        Observations observed = new Observations(points, blocks, values);

        Anova anova = Anova.of(observed, Term.linear(points));

        assertThat(anova.source(Anova.BLOCKS).p()).isLessThan(1e-6);
        assertThat(anova.source("A").p()).isLessThan(1e-6);
        assertThat(anova.source("B").p()).isGreaterThan(0.001);
        assertThat(anova.source(Anova.RESIDUAL).mean()).isLessThan(0.05);
        assertThat(anova.source(Anova.PURE_ERROR).freedom()).isEqualTo(7);
        double parts = anova.sources().stream()
                .filter(s -> List.of(Anova.BLOCKS, Anova.MODEL, Anova.RESIDUAL).contains(s.name()))
                .mapToDouble(Anova.Source::squares)
                .sum();
        assertThat(parts).isCloseTo(anova.source(Anova.TOTAL).squares(), within(1e-9));
    }

    @Test
    void refusesTermsThatCannotBeToldApart() {
        Design design = new Kind.Factorial(List.of()).design(2);
        List<double[]> points = List.of(design.points());
        Observations observed = new Observations(points, new int[4], new double[] {1, 2, 3, 4});

        assertThatThrownBy(() -> Surface.of(observed)).hasMessageContaining("cannot be fitted to 4 observations");
        List<double[]> twice = new ArrayList<>(points);
        twice.addAll(points);
        assertThatThrownBy(() -> Surface.of(new Observations(twice, new int[8], new double[8])))
                .hasMessageContaining("cannot be told apart");
    }

    @Test
    void anExactModelLeavesNoErrorToJudgeBy() {
        Design design = new Kind.Factorial(List.of()).design(2);
        Observations observed = Observations.of(design.points(), new double[] {1, 2, 3, 5});
        List<Term> terms = design.contrasts().stream()
                .map(column -> Term.of(column, new int[] {0, 1, 2, 3}))
                .toList();

        assertThat(Anova.of(observed, terms).source("A").p()).isNaN();
        assertThat(Effects.of(observed, terms, 0.95)).noneMatch(Effects.Effect::decided);
    }

    @Test
    void theOptimumStaysInTheRegion_alsoOnASaddle() {
        double[][] grid = new double[25][];
        double[] values = new double[25];
        for (int i = 0; i < 25; i++) {
            grid[i] = new double[] {i % 5 / 2.0 - 1, i / 5 / 2.0 - 1};
            values[i] = 1 + grid[i][0] * grid[i][0] - grid[i][1] * grid[i][1] + 0.2 * grid[i][0];
        }
        Surface saddle = Surface.of(Observations.of(grid, values));

        assertThat(saddle.nature()).isEqualTo(Surface.Nature.SADDLE);
        assertThat(saddle.stationary()).containsExactly(new double[] {-0.1, 0}, within(1e-9));
        assertThat(saddle.optimum(new Region.Cube(1), true)).containsExactly(new double[] {1, 0}, within(1e-6));
        double[] least = saddle.optimum(new Region.Cube(1), false);
        assertThat(least[0]).isCloseTo(-0.1, within(1e-6));
        assertThat(Math.abs(least[1])).isCloseTo(1, within(1e-6));
        double[] inBall = saddle.optimum(new Region.Ball(0.5), true);
        assertThat(Math.hypot(inBall[0], inBall[1])).isLessThanOrEqualTo(0.5 + 1e-9);
    }

    /** Coverage by simulation: the interval of a difference between two predictions holds the truth about as often as it says. */
    @Test
    void intervalsOfASurfaceCoverAsOftenAsTheySay() {
        double[][] points = new Kind.CentralComposite(Kind.CentralComposite.Axial.ROTATABLE, 3)
                .design(2)
                .points();
        SplittableRandom random = new SplittableRandom(11);
        double[] one = {0.5, -0.5};
        double[] other = {-1, 0};
        int covered = 0;
        for (int i = 0; i < 400; i++) {
            double[] values = new double[points.length];
            Arrays.setAll(values, k -> truth(points[k]) + gaussian(random));
            Surface surface = Surface.of(Observations.of(points, values));
            double found = surface.at(one) - surface.at(other);
            double margin = surface.margin(one, other, 0.9);
            covered += Math.abs(found - (truth(one) - truth(other))) <= margin ? 1 : 0;
        }
        assertThat(covered).isBetween(340, 380);
    }

    private static double truth(double[] x) {
        return 3 + x[0] - 2 * x[1] + x[0] * x[0] - 0.5 * x[0] * x[1];
    }

    /** By simulation: of normal residuals a twentieth is called not normal at 5 %; of exponential ones nearly all are. */
    @Test
    void shapiroAndFrancia_areAsWrongAsTheySay() {
        SplittableRandom random = new SplittableRandom(3);
        int alarms = 0;
        int caught = 0;
        for (int i = 0; i < 400; i++) {
            alarms += noise(random, 30).normality().p() < 0.05 ? 1 : 0;
            double[] skewed = new double[30];
            Arrays.setAll(skewed, k -> -Math.log(1 - random.nextDouble()));
            caught += new Residuals(new double[30], skewed).normality().p() < 0.05 ? 1 : 0;
        }
        assertThat(alarms).isBetween(8, 34);
        assertThat(caught).isGreaterThan(340);
    }

    @Test
    void durbinAndWatson_seeADrift() {
        SplittableRandom random = new SplittableRandom(4);
        double[] drift = new double[30];
        Arrays.setAll(drift, i -> i - 14.5 + gaussian(random));

        assertThat(new Residuals(new double[30], drift).independence(1).p()).isLessThan(0.01);
        assertThat(noise(random, 30).independence(1).p()).isGreaterThan(0.05);
        Residuals.Check alternating = new Residuals(new double[4], new double[] {1, -1, 1, -1}).independence(1);
        assertThat(alternating.statistic()).isCloseTo(3, within(1e-12));
    }

    @Test
    void lenthNeedsSomeEffects() {
        assertThatThrownBy(() -> Lenth.of(new double[] {1, 2, 3}, 0.95)).hasMessageContaining("too few");
    }
}
