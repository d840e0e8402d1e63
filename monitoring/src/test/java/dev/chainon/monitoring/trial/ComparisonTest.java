package dev.chainon.monitoring.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.TrialScores.Hour;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final double RISK = 0.01;

    /** Hours in which the challenger loses so much more than the champion, and noise that is several times that. */
    private static List<Hour> hours(Random random, int count, double excess) {
        List<Hour> hours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hours.add(new Hour(i, 100, 30, 30 + excess + random.nextGaussian()));
        }
        return hours;
    }

    private static boolean everComplained(List<Hour> hours) {
        for (int seen = 12; seen <= hours.size(); seen++) {
            if (Comparison.of(hours.subList(0, seen), RISK).excessAtLeast() > 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    @Criterion("B1Cr1.rollback")
    void looksAtEveryHour_accuseFewWhoAreNoWorse_andMostWhoAre() {
        Random random = new Random(7);
        int trials = 1000;
        int innocent = 0;
        int guilty = 0;
        int naive = 0;
        for (int i = 0; i < trials; i++) {
            List<Hour> same = hours(random, 200, 0);
            innocent += everComplained(same) ? 1 : 0;
            naive += everSignificant(same) ? 1 : 0;
            guilty += everComplained(hours(random, 200, 0.5)) ? 1 : 0;
        }
        assertThat(innocent).isLessThanOrEqualTo((int) (RISK * trials));
        assertThat(guilty).isGreaterThan(trials * 9 / 10);
        // A usual interval of the same level, looked at as often, would not do.
        assertThat(naive).isGreaterThan((int) (2 * RISK * trials));
    }

    private static boolean everSignificant(List<Hour> hours) {
        for (int seen = 12; seen <= hours.size(); seen++) {
            double mean = hours.subList(0, seen).stream()
                    .mapToDouble(h -> h.challenger() - h.champion())
                    .average()
                    .orElseThrow();
            if (mean * Math.sqrt(seen) > 2.326) {
                return true;
            }
        }
        return false;
    }

    @Test
    void refusesASettingThatItDoesNotKnow_orThatMakesNoSense() {
        Config config = ConfigFactory.load();
        assertThat(TrialRule.read(config).hours()).isEqualTo(12);
        for (String wrong : List.of("hours = 1", "risk = 0", "every = 0 s", "houres = 24")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TrialRule.read(ConfigFactory.parseString("chainon.trial { " + wrong + " }")
                            .withFallback(config)))
                    .withMessageContaining("chainon.trial");
        }
    }

    @Test
    void tellsMeansOfInstances() {
        Comparison found = Comparison.of(List.of(new Hour(1, 10, 2, 4), new Hour(2, 30, 6, 12)), RISK);
        assertThat(found.rows()).isEqualTo(40);
        assertThat(found.champion()).isCloseTo(0.2, Offset.offset(1e-12));
        assertThat(found.challenger()).isCloseTo(0.4, Offset.offset(1e-12));
        assertThat(found.excessAtLeast()).isLessThan(0.2);
        assertThat(Comparison.of(List.of(new Hour(1, 10, 2, 9)), RISK).excessAtLeast())
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
