package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.model.Grouping;
import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariantsTest {

    @TempDir
    Path folder;

    private TrainingSet set;

    @BeforeEach
    void prepare() throws IOException {
        Backend.prepare(Path.of(System.getProperty("org.bytedeco.javacpp.cachedir")));
        set = ToySet.in(folder, 4000, 2000, 3);
    }

    /** Which quarter of its range the tilt is in. */
    private record Quarter() implements Grouping {
        @Override
        public String key() {
            return "quarter";
        }

        @Override
        public List<String> groups() {
            return List.of("0", "1", "2", "3");
        }

        @Override
        public int group(float[] features, long minute) {
            return (int) Math.min(3, (features[2] + 1) * 2);
        }
    }

    private Map<String, Double> measured(String build, int seeds) {
        return new Variants(set, ToySet.settings(12), List.of(new Quarter())).measure(build, seeds, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "class-weights", "focal", "batch-norm", "residual", "embeddings"})
    void everyBuildLearnsTheCurvedRule(String build) {
        Map<String, Double> found = measured(build, 1);

        assertThat(found.get("seed.1.auc")).isGreaterThan(0.9);
        assertThat(found.get("seed.1.calibrated.ece")).isLessThan(0.06);
    }

    /** From the same first weights DL4J's own fit and the loop that is used come to the same end, so that what a build adds is the build's. */
    @Test
    void thePlainBuildIsTheNetworkThatIsUsed() {
        Fitted used = new Trainer(set, Standardiser.learn(set.train(), set.features()), new Progress(System.err))
                .fit("train", ToySet.settings(12).seeded(1));

        assertThat(measured("plain", 1).get("seed.1.logloss"))
                .isCloseTo(used.losses().get(used.losses().size() - 1), within(0.005));
    }

    @Test
    void seedsDiffer_andOneSeedRepeatsItself() {
        Map<String, Double> found = measured("plain", 2);

        assertThat(found.get("seed.1.logloss")).isNotEqualTo(found.get("seed.2.logloss"));
        assertThat(measured("plain", 1).get("seed.1.logloss")).isEqualTo(found.get("seed.1.logloss"));
    }

    /** (1 - q)^2 (-ln q) by the log-odds, against its finite difference. */
    @ParameterizedTest
    @CsvSource({"-3, true", "-0.2, true", "2.5, true", "-3, false", "0.4, false", "2.5, false"})
    @Criterion("B1Cr2.formulas")
    void focalWeightIsTheSlopeOfTheFocalLoss(double odds, boolean positive) {
        double step = 1e-5;
        double slope = (focal(odds + step, positive) - focal(odds - step, positive)) / (2 * step);
        double p = 1 / (1 + Math.exp(-odds));

        assertThat(WeighedLoss.focal(2).of(p, positive) * (p - (positive ? 1 : 0)))
                .isCloseTo(slope, within(1e-8));
    }

    private static double focal(double odds, boolean positive) {
        double p = 1 / (1 + Math.exp(-odds));
        double q = positive ? p : 1 - p;
        return -Math.pow(1 - q, 2) * Math.log(q);
    }

    @Test
    void classWeightsMakeBothClassesWeighTheSame_andARowOneInTheMean() {
        WeighedLoss.Weight weight = WeighedLoss.classes(0.2);

        assertThat(0.2 * weight.of(0.9, true)).isCloseTo(0.8 * weight.of(0.1, false), within(1e-12));
        assertThat(0.2 * weight.of(0.9, true) + 0.8 * weight.of(0.1, false)).isCloseTo(1, within(1e-12));
    }
}
