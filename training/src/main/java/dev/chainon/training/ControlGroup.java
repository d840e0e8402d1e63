package dev.chainon.training;

import dev.chainon.core.UseCase;
import dev.chainon.core.model.Rule;
import dev.chainon.core.process.Progress;
import dev.chainon.training.trees.BoostedTrees;
import dev.chainon.training.trees.TreeScores;
import dev.chainon.training.trees.TreeSettings;
import dev.chainon.training.trees.TreesAbsentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What any model is compared with on the same rows: the training period's base rate, the hand-made rule, logistic regression on the static and on all
 * features, fitted by the network's own loop, and boosted trees.
 */
final class ControlGroup {

    static final String CONSTANT = "constant";
    static final String RULE = "rule";
    static final String STATIC = "linear-static";
    static final String LINEAR = "linear";
    static final String TREES = "trees";

    private static final Logger LOG = LoggerFactory.getLogger(ControlGroup.class);

    private final UseCase<?> useCase;
    private final TrainingSet set;
    private final TrainingSettings settings;
    private final TreeSettings trees;
    private final Progress progress;
    private final int threads;

    ControlGroup(UseCase<?> useCase, Identity identity, Progress progress, int threads) {
        this.useCase = useCase;
        this.set = identity.set();
        this.settings = identity.settings();
        this.trees = identity.trees();
        this.progress = progress;
        this.threads = threads;
    }

    /** @return the members in the order of their strength, as one expects it */
    Control measure() {
        return measure(set.validation());
    }

    /**
     * The same members, fitted as ever, judged on other rows.
     *
     * @param rows with the columns of the set
     */
    Control measure(Split rows) {
        Map<String, Scored> members = new LinkedHashMap<>();
        members.put(CONSTANT, judged(constant(rows), rows));
        members.put(RULE, judged(rule(useCase.baseline(), rows), rows));
        members.put(STATIC, judged(linear(dynamicNames(), "control-static", rows), rows));
        members.put(LINEAR, judged(linear(List.of(), "control", rows), rows));
        try {
            TreeScores grown = new BoostedTrees(trees, settings.seed(), progress).fit(set.train(), rows);
            LOG.info("{} trees on {} rows in {} s", trees.rounds(), grown.rows(), grown.seconds());
            members.put(TREES, judged(grown.scores(), rows));
            return new Control(members, grown.rows(), grown.seconds(), "");
        } catch (TreesAbsentException e) {
            LOG.warn("no trees in the control group: {}", e.getMessage());
            return new Control(members, 0, 0, String.valueOf(e.getMessage()));
        }
    }

    private float[] constant(Split rows) {
        float[] scores = new float[rows.rows()];
        Arrays.fill(scores, (float) set.train().baseRate());
        return scores;
    }

    private static float[] rule(Rule rule, Split rows) {
        float[] scores = new float[rows.rows()];
        float[] row = new float[rows.width()];
        for (int i = 0; i < scores.length; i++) {
            rows.read(i, 1, row, 0);
            scores[i] = rule.probability(row);
        }
        return scores;
    }

    private List<String> dynamicNames() {
        List<String> others = new ArrayList<>(set.features());
        others.removeAll(useCase.features().staticNames());
        return others;
    }

    /** Its best epoch is chosen on the validation rows, whatever rows it is judged on. */
    private float[] linear(List<String> hidden, String step, Split rows) {
        TrainingSet columns = set.hiding(hidden);
        Standardiser standardiser = Standardiser.learn(columns.train(), columns.features());
        Fitted fitted = new Trainer(columns, standardiser, progress, threads).fit(step, settings.linear());
        return rows == set.validation()
                ? fitted.scores()
                : Trainer.scores(fitted.network(), fitted.encoder(), set.hiding(hidden, rows));
    }

    private Scored judged(float[] scores, Split rows) {
        return Scored.of(scores, rows, settings);
    }
}
