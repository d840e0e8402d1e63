package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.trees.TreeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingOriginTest {

    private static final TreeSettings TREES = new TreeSettings(0, 40, 15, 0.2, 1);

    @TempDir
    Path folder;

    private TrainingSet set;

    @BeforeEach
    void prepare() throws IOException {
        Backend.prepare(Path.of(System.getProperty("org.bytedeco.javacpp.cachedir")));
        set = ToySet.in(folder, 4000, 2000, 3);
    }

    /** Rows come every 20 minutes: the training period from 0 to 80,000, the validation period from 100,000 to 140,000. */
    @Test
    @Criterion("B2Cr1.network")
    void learnsFromWhatPrecedesTheMoment_andFromNothingElse() {
        TrainingSet inside = set.at(60_000, 70_000);
        assertThat(inside.train().minutes()).hasSize(3000).startsWith(0).endsWith(59_980);
        assertThat(inside.validation().minutes())
                .hasSize(500)
                .startsWith(60_000)
                .endsWith(69_980);
        assertThat(inside.validation().label(7)).isEqualTo(set.train().label(3007));
        assertThat(inside.validation().value(7, 0)).isEqualTo(set.train().value(3007, 0));

        TrainingSet last = set.at(100_000, 140_000);
        assertThat(last.train().labels()).isEqualTo(set.train().labels());
        assertThat(last.validation().labels()).isEqualTo(set.validation().labels());
    }

    @Test
    void refusesAMomentWithoutRows() {
        assertThatThrownBy(() -> set.at(0, 10_000)).hasMessageContaining("no row lies between the minutes 0 and 0");
        assertThatThrownBy(() -> set.at(100_000, 100_000)).hasMessageContaining("there are rows from 100000");
    }

    @Test
    @Criterion("B2Cr3.peer")
    void comparesNetworkAndTreesOnTheSameRows_withPairedIntervals() {
        Map<String, Double> found = new RollingOrigin(set.at(40_000, 80_000), ToySet.settings(8), TREES).measure(2, 1);

        assertThat(found).containsEntry("rows.train", 2000.0).containsEntry("rows.judged", 2000.0);
        assertThat(found).containsEntry("trees.rows", 2000.0);
        assertThat(found.get("network.auc")).isGreaterThan(0.9);
        assertThat(found.get("network.auc"))
                .isCloseTo((found.get("seed.1.auc") + found.get("seed.2.auc")) / 2, within(1e-12));
        assertThat(found.get("gain.auc"))
                .isCloseTo(found.get("network.auc") - found.get("trees.auc"), within(1e-12))
                .isBetween(found.get("gain.auc.low") - 0.01, found.get("gain.auc.high") + 0.01);
        assertThat(found.get("gain.auc.high") - found.get("gain.auc.low"))
                .isLessThan(found.get("trees.auc.high") - found.get("network.auc.low"));
        assertThat(found.get("mean.logloss")).isLessThan(found.get("network.logloss"));
        assertThat(found.get("seed.1.delong.p")).isBetween(0.0, 1.0);
        assertThat(found.get("network.auc.deviation")).isPositive();
        // Both halves come from one rule.
        assertThat(found.get("seed.1.psi")).isBetween(0.0, 0.1);
    }
}
