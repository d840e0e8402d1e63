package dev.chainon.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.model.Grouping;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GroupChangeTest {

    private static final int ROWS = 4000;
    private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 7);

    private final float[] outcomes = new float[ROWS];
    private final float[] before = new float[ROWS];
    private final int[] group = new int[ROWS];
    private final long[] minutes = new long[ROWS];

    /** Two groups in turn over twenty days; what is announced says much of the outcome. */
    private GroupChangeTest() {
        SplittableRandom random = new SplittableRandom(3);
        for (int row = 0; row < ROWS; row++) {
            outcomes[row] = random.nextDouble() < 0.3 ? 1 : 0;
            before[row] = (float) (0.3 * random.nextDouble() + 0.5 * outcomes[row] * random.nextDouble());
            group[row] = row % 2;
            minutes[row] = row * 1440L * 20 / ROWS;
        }
    }

    private List<GroupChange> changes(float[] now) {
        Policy old = Policy.at(before, 0.3);
        return GroupChange.of(
                Policy.warningOfAsMany(now, old),
                old,
                outcomes,
                new GroupReport.Membership(new Two(), group, Days.of(minutes)),
                BOOTSTRAP);
    }

    @Test
    void aModelThatSaysTheSameChangesNothing() {
        assertThat(changes(before.clone())).hasSize(2).allSatisfy(change -> {
            assertThat(change.recall()).isEqualTo(new Estimate(0, new Interval(0, 0)));
            assertThat(change.lossGain()).isEqualTo(new Estimate(0, new Interval(0, 0)));
        });
    }

    @Test
    void whatOneGroupGainsAndTheOtherLosesIsSeen_eachWithItsSign() {
        float[] now = before.clone();
        for (int row = 0; row < ROWS; row++) {
            now[row] = group[row] == 0 ? 0.1f + 0.6f * outcomes[row] : 0.3f * (row % 7) / 7;
        }

        List<GroupChange> changes = changes(now);

        assertThat(changes.get(0).recall().interval().low()).isPositive();
        assertThat(changes.get(0).lossGain().interval().low()).isPositive();
        assertThat(changes.get(1).recall().interval().high()).isNegative();
        assertThat(changes.get(1).lossGain().interval().high()).isNegative();
    }

    @Test
    void theGainOfLossIsTheMeanOverTheRowsOfTheGroup() {
        float[] now = new float[ROWS];
        Arrays.fill(now, 0.3f);
        double sum = 0;
        for (int row = 0; row < ROWS; row += 2) {
            sum += RankedScores.loss(before[row], outcomes[row] == 1) - RankedScores.loss(0.3, outcomes[row] == 1);
        }

        assertThat(changes(now).get(0).lossGain().value()).isEqualTo(sum / (ROWS / 2), within(1e-6));
    }

    @Test
    void warnsOfAsManyRows() {
        boolean[] warned =
                Policy.warningOfAsMany(before, Policy.at(before, 0.3)).warned();
        assertThat(warned).isEqualTo(Policy.at(before, 0.3).warned());
        assertThat(Policy.warningOfAsMany(before, Policy.at(before, 2)).warned())
                .doesNotContain(true);
    }

    private record Two() implements Grouping {
        @Override
        public String key() {
            return "two";
        }

        @Override
        public List<String> groups() {
            return List.of("even", "odd");
        }

        @Override
        public int group(float[] features, long minute) {
            throw new UnsupportedOperationException("the test says who belongs where");
        }
    }
}
