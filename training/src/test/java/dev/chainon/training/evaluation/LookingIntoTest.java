package dev.chainon.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Errors, importance and reliability. */
class LookingIntoTest {

    @Test
    void theWorstDayComesFirst_andTheSurestMistakes() {
        float[] scores = new float[600];
        float[] outcomes = new float[600];
        long[] minutes = new long[600];
        for (int i = 0; i < 600; i++) {
            minutes[i] = i / 200 * 1440L + i % 50;
            outcomes[i] = i % 4 == 0 ? 1 : 0;
            scores[i] = i / 200 == 1 ? 0.9f : 0.25f;
        }
        scores[7] = 0.999f;

        Errors errors = Errors.of(scores, outcomes, minutes, 3);

        assertThat(errors.worstDays()).extracting(Errors.Stretch::minute).startsWith(1440L);
        Errors.Stretch worst = errors.worstDays().get(0);
        assertThat(worst.rows()).isEqualTo(200);
        assertThat(worst.observed()).isEqualTo(0.25);
        assertThat(worst.announced()).isEqualTo(0.9, within(1e-6));
        assertThat(worst.logLoss()).isEqualTo(-(0.25 * Math.log(0.9) + 0.75 * Math.log(0.1)), within(1e-5));
        assertThat(errors.worstHours()).hasSize(3);
        assertThat(errors.mistakes().get(0)).isEqualTo(new Errors.Mistake(7, 7, 0.999f, false));
        assertThat(errors.mistakes()).hasSize(3);
    }

    @Test
    void whatTheModelLooksAtIsImportant_andWhatItIgnoresIsWorthNothing() {
        SplittableRandom random = new SplittableRandom(9);
        float[] rows = new float[3 * 2000];
        float[] outcomes = new float[2000];
        for (int i = 0; i < 2000; i++) {
            for (int column = 0; column < 3; column++) {
                rows[3 * i + column] = (float) random.nextDouble();
            }
            outcomes[i] = random.nextDouble() < 0.2 * rows[3 * i] + 0.8 * rows[3 * i + 2] ? 1 : 0;
        }
        float[] before = rows.clone();
        Importance.Scorer model = (values, count) -> {
            float[] scores = new float[count];
            for (int i = 0; i < count; i++) {
                scores[i] = 0.2f * values[3 * i] + 0.8f * values[3 * i + 2];
            }
            return scores;
        };

        Importance importance =
                Importance.of(model, new Importance.Sample(rows, outcomes, List.of("little", "nothing", "much")), 5);

        assertThat(importance.lines())
                .extracting(Importance.Line::feature)
                .containsExactly("much", "little", "nothing");
        assertThat(importance.lines().get(0).aucDrop()).isGreaterThan(0.1);
        assertThat(importance.lines().get(2).lossRise()).isZero();
        assertThat(rows).isEqualTo(before);
    }

    @Test
    void reliabilityIsMeanAgainstShare_binByBin() {
        Reliability reliability = Reliability.of(new float[] {0.01f, 0.05f, 0.5f, 1}, new float[] {0, 1, 1, 1});

        assertThat(reliability.points()).hasSize(3);
        assertThat(reliability.points().get(0).announced()).isEqualTo(0.03, within(1e-6));
        assertThat(reliability.points().get(0).observed()).isEqualTo(0.5);
        assertThat(reliability.points().get(2)).isEqualTo(new Reliability.Point(1, 1, 1));
    }
}
