package dev.chainon.monitoring.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreTableTest {

    private static final int ROWS = 2_000;

    private static double exactAuc(double[] scores, boolean[] outcomes) {
        double pairs = 0;
        long all = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (outcomes[i] && !outcomes[j]) {
                    all++;
                    pairs += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? .5 : 0;
                }
            }
        }
        return pairs / all;
    }

    @Test
    void aucAgreesWithAllPairsCompared() {
        Random random = new Random(11);
        ScoreTable table = new ScoreTable();
        double[] scores = new double[ROWS];
        boolean[] outcomes = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            scores[i] = Math.pow(random.nextDouble(), 3);
            outcomes[i] = random.nextDouble() < scores[i];
            table.add(scores[i], outcomes[i]);
        }

        assertThat(table.report().orElseThrow().metrics().auc()).isCloseTo(exactAuc(scores, outcomes), within(5e-4));
    }

    @Test
    void removingUndoesAdding() {
        ScoreTable table = new ScoreTable();
        table.add(.25, true);
        table.add(.75, false);
        LivePerformance before = table.report().orElseThrow();

        table.add(1, true);
        table.add(0, true);
        table.remove(1, true);
        table.remove(0, true);

        LivePerformance after = table.report().orElseThrow();
        assertThat(after.metrics().rows()).isEqualTo(2);
        assertThat(after.metrics().auc()).isEqualTo(before.metrics().auc());
        assertThat(after.metrics().logLoss()).isCloseTo(before.metrics().logLoss(), within(1e-9));
    }

    @Test
    void aucIsNotANumber_whileOneKindOfOutcomeWasSeen() {
        ScoreTable table = new ScoreTable();
        table.add(.4, false);

        assertThat(table.report().orElseThrow().metrics().auc()).isNaN();
    }
}
