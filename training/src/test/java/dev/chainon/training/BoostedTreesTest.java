package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.trees.BoostedTrees;
import dev.chainon.training.trees.TreeScores;
import dev.chainon.training.trees.TreeSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoostedTreesTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(told, true, StandardCharsets.UTF_8));

    @Test
    @Criterion("B2Cr3.peer")
    void learnTheCurvedRule_andRepeatThemselves() throws IOException {
        TrainingSet set = ToySet.in(folder, 4000, 2000, 3);
        BoostedTrees trees = new BoostedTrees(new TreeSettings(0, 60, 31, 0.2, 1), 7, progress);

        TreeScores once = trees.fit(set.train(), set.validation());
        TreeScores again = trees.fit(set.train(), set.validation());

        assertThat(Evaluation.metrics(once.scores(), set.validation().labels()).auc())
                .isGreaterThan(0.98);
        assertThat(again.scores()).isEqualTo(once.scores());
        assertThat(once.rows()).isEqualTo(4000);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("@progress trees 1 60", "@progress trees 60 60");
    }

    /** Two groups of 400 rows, three quarters and one quarter positive: from one half on, G is 100 in each and H too. */
    @Test
    @Criterion("B1Cr2.formulas")
    void oneSplitHasTheLeavesOfTheFormula() throws IOException {
        TrainingSet set = ToySet.ofTwoGroups(folder, 400, 0.75);

        TreeScores stump = grown(set, new TreeSettings(0, 1, 2, 0.5, 1));

        double leaf = 0.5 * 100 / (100 + 1);
        float high = (float) (1 / (1 + Math.exp(-leaf)));
        assertThat(stump.scores()[0]).isCloseTo(high, within(1e-6f));
        assertThat(stump.scores()[1]).isCloseTo(1 - high, within(1e-6f));
    }

    @Test
    void takesAsManyRowsAsItMay_andEachRoundHelps() throws IOException {
        TrainingSet set = ToySet.in(folder, 4000, 2000, 3);

        TreeScores few = grown(set, new TreeSettings(500, 2, 31, 0.2, 1));
        TreeScores many = grown(set, new TreeSettings(500, 40, 31, 0.2, 1));

        assertThat(many.rows()).isEqualTo(500);
        assertThat(loss(many, set)).isLessThan(loss(few, set));
    }

    private TreeScores grown(TrainingSet set, TreeSettings settings) {
        return new BoostedTrees(settings, 7, progress).fit(set.train(), set.validation());
    }

    private static double loss(TreeScores trees, TrainingSet set) {
        return Evaluation.metrics(trees.scores(), set.validation().labels()).logLoss();
    }
}
