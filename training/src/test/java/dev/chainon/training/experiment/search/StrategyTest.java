package dev.chainon.training.experiment.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StrategyTest {

    private static double bowl(double[] point) {
        return Arrays.stream(point).map(x -> (x - 0.3) * (x - 0.3)).sum();
    }

    private static List<double[]> asked(Strategy strategy, long seed, int budget) {
        List<double[]> asked = new ArrayList<>();
        strategy.search(new Strategy.Task(4, budget, 8, seed), point -> {
            asked.add(point.clone());
            return bowl(point);
        });
        return asked;
    }

    private static double least(List<double[]> asked) {
        return asked.stream().mapToDouble(StrategyTest::bowl).min().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    @Criterion("B2Cr2.genetic-search")
    void spendsItsBudgetToTheLastEvaluation_theSameFromTheSameSeed(Strategy strategy) {
        for (int budget : new int[] {8, 9, 30, 31, 32, 33}) {
            assertThat(asked(strategy, 3, budget)).hasSize(budget).allSatisfy(point -> assertThat(point)
                    .hasSize(4)
                    .satisfies(x -> assertThat(Arrays.stream(x).allMatch(c -> c >= 0 && c < 1))
                            .isTrue()));
        }
        assertThat(asked(strategy, 3, 30).toArray(double[][]::new))
                .isDeepEqualTo(asked(strategy, 3, 30).toArray(double[][]::new));
        assertThat(asked(strategy, 3, 30).get(0))
                .isNotEqualTo(asked(strategy, 4, 30).get(0));
    }

    /** Where there is something to learn from and enough to spend, evolution must learn it: a smooth bowl and four hundred evaluations. */
    @Test
    void evolutionBeatsChanceOnABowl() {
        int won = 0;
        for (long seed = 1; seed <= 20; seed++) {
            won += least(asked(Strategy.GENETIC, seed, 400)) < least(asked(Strategy.RANDOM, seed, 400)) ? 1 : 0;
        }
        assertThat(won).isGreaterThanOrEqualTo(17);
    }

    @Test
    void refusesABudgetThatIsNoPopulation() {
        assertThatThrownBy(() -> new Strategy.Task(2, 7, 8, 1)).hasMessageContaining("at least one population");
    }
}
