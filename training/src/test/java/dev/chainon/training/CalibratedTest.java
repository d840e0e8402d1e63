package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.evaluation.Platt;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibratedTest {

    private static final int ROWS_A_DAY = 72;

    @TempDir
    Path folder;

    private TrainingSet set;

    @BeforeEach
    void prepare() throws IOException {
        Backend.prepare(Path.of(System.getProperty("org.bytedeco.javacpp.cachedir")));
        set = ToySet.in(folder, 4000, 2000, 3);
    }

    private static Fitted fit(TrainingSet on, TrainingSettings settings) {
        Progress quiet = new Progress(new PrintStream(OutputStream.nullOutputStream()));
        return new Trainer(on, Standardiser.learn(on.train(), on.features()), quiet).fit("train", settings);
    }

    /** Rows come every 20 minutes: the last ten days of the training period are its last 720 rows. */
    @Test
    @Criterion("B2Cr1.network")
    void shiftsTheLogOdds_asTheLastDaysOfTheTrainingPeriodAskFor() {
        Fitted bare = fit(set, ToySet.settings(2));
        Split last = Calibrated.last(set.train(), 10);
        Platt expected = Platt.fit(
                Trainer.scores(bare.network(), bare.encoder(), last), last.labels(), row -> true, Platt.Free.SHIFT);

        Fitted calibrated = fit(set, ToySet.settings(2).calibratedOn(10));

        assertThat(last.minutes())
                .hasSize(10 * ROWS_A_DAY)
                .startsWith(set.train().minute(4000 - 10 * ROWS_A_DAY))
                .endsWith(set.train().minute(3999));
        assertThat(Math.abs(expected.shift())).isGreaterThan(1e-3);
        assertThat(calibrated.how()).containsExactly(Map.entry("calibration.shift", Double.toString(expected.shift())));
        for (int row = 0; row < bare.scores().length; row++) {
            assertThat(calibrated.scores()[row]).isCloseTo(expected.of(bare.scores()[row]), within(1e-5f));
        }
    }

    @Test
    void takesEveryRow_whereThePeriodIsShorter() {
        assertThat(Calibrated.last(set.train(), 60).rows()).isEqualTo(4000);
    }

    @Test
    void refusesDaysOfOneOutcome() {
        Fitted bare = fit(set, ToySet.settings(1));
        int width = set.features().size();
        Split calm = Split.held(width, new float[50 * width], new float[50], new long[50]);

        assertThatThrownBy(() -> Calibrated.lay(bare.network(), bare.encoder(), calm, 3))
                .hasMessageContaining("the last 3 days of the training period hold one outcome only")
                .hasMessageContaining("calibration-days");
    }

    @Test
    @Criterion("B2Cr1.network")
    void trialJudgesEveryCurveOnRowsThatNobodySaw_besideNone() {
        Map<String, Double> found = new CalibrationTrial(set.at(60_000, 80_000), ToySet.settings(4), 1).measure(2, 10);

        assertThat(found.keySet().stream().filter(key -> key.endsWith(".ece")))
                .containsExactlyInAnyOrder(
                        "none.ece",
                        "apart.none.ece",
                        "apart.isotonic.ece",
                        "apart.platt.ece",
                        "apart.shift.ece",
                        "apart.temperature.ece",
                        "moved.isotonic.ece",
                        "moved.platt.ece",
                        "moved.shift.ece",
                        "moved.temperature.ece",
                        "seen.isotonic.ece",
                        "seen.platt.ece",
                        "seen.shift.ece",
                        "seen.temperature.ece");
        assertThat(found.get("none.logloss.gain")).isZero();
        assertThat(found.get("moved.platt.auc")).as("the order stays").isCloseTo(found.get("none.auc"), within(1e-4));
        assertThat(found.get("moved.platt.logloss.gain"))
                .isCloseTo(found.get("moved.platt.logloss") - found.get("none.logloss"), within(1e-12));
        assertThat(found.get("moved.platt.logloss.low")).isLessThan(found.get("moved.platt.logloss.high"));
    }
}
