package dev.chainon.training.evaluation;

import dev.chainon.core.model.Costs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final float[] SCORES = {0.9f, 0.8f, 0.5f, 0.5f, 0.1f};
    private static final float[] OUTCOMES = {1, 0, 1, 0, 1};

    @Test
    void eachThresholdWarnsOfWhatIsAtLeastAsHigh() {
        List<Sweep.Cut> cuts = Sweep.of(SCORES, OUTCOMES).thinned(100);

        assertThat(cuts).extracting(Sweep.Cut::hits).containsExactly(0L, 1L, 1L, 2L, 3L);
        assertThat(cuts).extracting(Sweep.Cut::falseAlarms).containsExactly(0L, 0L, 1L, 2L, 2L);
        Sweep.Cut half = cuts.get(3);
        assertThat(half.threshold()).isEqualTo(0.5);
        assertThat(half.recall()).isEqualTo(2 / 3.0);
        assertThat(half.falseAlarmRate()).isEqualTo(1);
        assertThat(half.precision()).isEqualTo(0.5);
        assertThat(half.warned()).isEqualTo(0.8);
        assertThat(half.lift()).isEqualTo(0.5 / 0.6, within(1e-12));
        assertThat(cuts.get(0).precision()).isEqualTo(1);
        assertThat(cuts.get(0).lift()).isEqualTo(1);
    }

    @Test
    void costsAreThoseOfTheWrongDecisions() {
        Sweep sweep = Sweep.of(SCORES, OUTCOMES);
        Costs dear = new Costs(1, 10);

        assertThat(sweep.at(0.5).costPerThousand(dear)).isEqualTo(1000 * (2 + 10) / 5.0);
        assertThat(sweep.at(0.7)).isEqualTo(new Sweep.Cut(0.7, 1, 1, 5, 3));
        assertThat(sweep.at(0).costPerThousand(dear)).isEqualTo(1000 * 2 / 5.0);
        assertThat(sweep.at(2).costPerThousand(dear)).isEqualTo(1000 * 30 / 5.0);
        assertThat(sweep.cheapest(dear).threshold()).isEqualTo(0.1f);
        assertThat(sweep.cheapest(new Costs(10, 1)).threshold()).isEqualTo(0.9f);
        assertThat(dear.threshold()).isEqualTo(1 / 11.0);
        assertThatThrownBy(() -> new Costs(0, 1)).hasMessageContaining("must both be above 0");
    }

    /** Elkan's threshold is the cheapest when probabilities are right, up to what chance does to a sample. */
    @Test
    @Criterion("B1Cr2.formulas")
    void theCheapestThresholdOfRightProbabilitiesFollowsFromTheCosts() {
        SplittableRandom random = new SplittableRandom(4);
        float[] scores = new float[200_000];
        float[] outcomes = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) random.nextDouble();
            outcomes[i] = random.nextDouble() < scores[i] ? 1 : 0;
        }
        Costs costs = new Costs(1, 4);

        Sweep sweep = Sweep.of(scores, outcomes);

        assertThat(sweep.cheapest(costs).threshold()).isEqualTo(costs.threshold(), within(0.03));
        assertThat(sweep.at(costs.threshold()).costPerThousand(costs))
                .isEqualTo(sweep.cheapest(costs).costPerThousand(costs), within(1.0));
    }

    @Property(tries = 100, seed = "7")
    @Criterion("B1Cr2.formulas")
    void areaUnderTheCurveIsTheAuc_andCountsAgreeWithBruteForce(@ForAll @IntRange(min = 1, max = 1_000_000) int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] scores = new float[50];
        float[] outcomes = new float[50];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextInt(15) / 15f;
            outcomes[i] = i < 2 ? i : random.nextInt(2);
        }
        Sweep sweep = Sweep.of(scores, outcomes);
        List<Sweep.Cut> cuts = sweep.thinned(1000);
        double area = 0;
        for (int i = 1; i < cuts.size(); i++) {
            Sweep.Cut from = cuts.get(i - 1);
            Sweep.Cut to = cuts.get(i);
            area += (to.falseAlarmRate() - from.falseAlarmRate()) * (to.recall() + from.recall()) / 2;
        }

        assertThat(area).isEqualTo(Evaluation.metrics(scores, outcomes).auc(), within(1e-12));
        double threshold = random.nextInt(15) / 15f;
        long hits = 0;
        long alarms = 0;
        for (int i = 0; i < scores.length; i++) {
            hits += scores[i] >= threshold && outcomes[i] == 1 ? 1 : 0;
            alarms += scores[i] >= threshold && outcomes[i] == 0 ? 1 : 0;
        }
        assertThat(sweep.at(threshold).hits()).isEqualTo(hits);
        assertThat(sweep.at(threshold).falseAlarms()).isEqualTo(alarms);
    }

    @Test
    void thinningKeepsBothEnds_andSpreadsTheRest() {
        float[] scores = new float[10_000];
        float[] outcomes = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = i / 10_000f;
            outcomes[i] = i % 2;
        }

        List<Sweep.Cut> cuts = Sweep.of(scores, outcomes).thinned(11);

        assertThat(cuts).hasSize(11);
        assertThat(cuts.get(0).warned()).isZero();
        assertThat(cuts.get(5).warned()).isEqualTo(0.5);
        assertThat(cuts.get(10).warned()).isEqualTo(1);
    }
}
