package dev.chainon.monitoring.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.model.Prediction;
import dev.chainon.evidence.record.Criterion;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerformanceTest {

    private static final long NOON = 1_000_000;
    private final Performance performance = new Performance();

    private void predict(String subject, long minute, double probability) {
        performance.predicted(
                new Prediction(1, subject + "/I", subject, minute, probability, "kettle-spills", 1, 0, 0, Map.of()));
    }

    @Test
    @Criterion("B1Cr6.live-quality")
    void givesAucLossAndCalibration_onACaseCountedByHand() {
        predict("a", NOON, .9);
        predict("b", NOON, .6);
        predict("c", NOON, .4);
        predict("d", NOON, .2);
        performance.known("a", NOON + 10, true);
        performance.known("b", NOON + 11, false);
        performance.known("c", NOON + 12, true);
        performance.known("d", NOON + 13, false);

        LivePerformance live = performance.lastDay().orElseThrow();

        assertThat(live.metrics().auc()).isEqualTo(3 / 4.0);
        assertThat(live.metrics().prAuc()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
        assertThat(live.metrics().logLoss())
                .isCloseTo(-(Math.log(.9) + Math.log(.4) + Math.log(.4) + Math.log(.8)) / 4, within(1e-12));
        assertThat(live.metrics().brier()).isCloseTo((.01 + .36 + .36 + .04) / 4, within(1e-12));
        assertThat(live.metrics().ece()).isCloseTo((.1 + .6 + .6 + .2) / 4, within(1e-12));
        assertThat(live.metrics().baseRate()).isEqualTo(.5);
        assertThat(live.meanScore()).isCloseTo(2.1 / 4, within(1e-12));
        assertThat(live.calibration()).hasSize(4).allSatisfy(bin -> assertThat(bin.rows())
                .isEqualTo(1));
    }

    @Test
    void joins_whicheverComesFirst() {
        performance.known("a", NOON + 10, true);
        assertThat(performance.wholeEpoch()).isEmpty();

        predict("a", NOON, .7);

        assertThat(performance.wholeEpoch().orElseThrow().metrics().rows()).isEqualTo(1);
    }

    @Test
    void countsRepetitionsOnce_evenAfterTheJoin() {
        for (int i = 0; i < 3; i++) {
            predict("a", NOON, .7);
            performance.known("a", NOON + 10, true);
        }

        assertThat(performance.wholeEpoch().orElseThrow().metrics().rows()).isEqualTo(1);
    }

    @Test
    void windowHoldsOneDayOfOutcomes_andTheEpochAll() {
        for (int hour = 0; hour < 72; hour++) {
            predict("f" + hour, NOON + hour * 60L, .3);
            performance.known("f" + hour, NOON + hour * 60L + 30, hour % 3 == 0);
        }

        assertThat(performance.lastDay().orElseThrow().metrics().rows()).isEqualTo(24);
        assertThat(performance.wholeEpoch().orElseThrow().metrics().rows()).isEqualTo(72);
        assertThat(performance.minute()).contains(NOON + 71 * 60 + 30);
    }

    @Test
    void forgetsWhatFindsNoPartner_within48Hours() {
        predict("lost", NOON, .3);
        predict("now", NOON + Performance.PATIENCE_MINUTES + 1, .3);

        performance.known("lost", NOON + Performance.PATIENCE_MINUTES + 2, true);

        assertThat(performance.wholeEpoch()).isEmpty();
    }
}
