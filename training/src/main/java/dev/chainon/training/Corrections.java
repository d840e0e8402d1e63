package dev.chainon.training;

import dev.chainon.core.model.Costs;
import dev.chainon.training.evaluation.GroupReport;
import dev.chainon.training.evaluation.Platt;
import dev.chainon.training.evaluation.Policy;
import dev.chainon.training.evaluation.Sweep;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Corrections of unequal recall. Thresholds and curves are chosen on every other day of the validation period and applied to the days between them, and the
 * other way round, so that no row is judged by what was chosen on it.
 */
final class Corrections {

    private final float[] outcomes;
    private final GroupReport.Membership members;
    private final Costs costs;

    Corrections(float[] outcomes, GroupReport.Membership members, Costs costs) {
        this.outcomes = outcomes;
        this.members = members;
        this.costs = costs;
    }

    /** No correction: the one threshold that costs least on the other days. */
    Policy oneThreshold(float[] scores) {
        boolean[] warned = new boolean[scores.length];
        for (int half = 0; half < 2; half++) {
            double threshold = cheapest(scores, half);
            for (int row = 0; row < warned.length; row++) {
                warned[row] |= judged(row, half) && scores[row] >= threshold;
            }
        }
        return new Policy(scores, warned);
    }

    /** A threshold for each group, so that on the other days each has the recall that one threshold has over all (Hardt and others 2016). */
    Policy thresholdByGroup(float[] scores) {
        boolean[] warned = new boolean[scores.length];
        for (int half = 0; half < 2; half++) {
            double[] thresholds = equalRecall(scores, half);
            for (int row = 0; row < warned.length; row++) {
                warned[row] |= judged(row, half) && scores[row] >= thresholds[members.groupOfRow()[row]];
            }
        }
        return new Policy(scores, warned);
    }

    /** Probabilities calibrated group by group on the other days, then one threshold. */
    Policy calibrationByGroup(float[] scores) {
        float[] calibrated = new float[scores.length];
        for (int half = 0; half < 2; half++) {
            Platt[] curves = curves(scores, half);
            for (int row = 0; row < scores.length; row++) {
                if (judged(row, half)) {
                    calibrated[row] = curves[members.groupOfRow()[row]].of(scores[row]);
                }
            }
        }
        return oneThreshold(calibrated);
    }

    private boolean judged(int row, int half) {
        return members.days().ofRow()[row] % 2 == half;
    }

    private double cheapest(float[] scores, int half) {
        return sweep(scores, row -> !judged(row, half)).cheapest(costs).threshold();
    }

    private double[] equalRecall(float[] scores, int half) {
        double wanted = sweep(scores, row -> !judged(row, half)).cheapest(costs).recall();
        double[] thresholds = new double[members.grouping().groups().size()];
        Arrays.fill(thresholds, cheapest(scores, half));
        for (int group = 0; group < thresholds.length; group++) {
            IntPredicate own = of(group, half);
            if (bothOutcomes(own)) {
                thresholds[group] = sweep(scores, own).reaching(wanted).threshold();
            }
        }
        return thresholds;
    }

    private Platt[] curves(float[] scores, int half) {
        Platt[] curves = new Platt[members.grouping().groups().size()];
        Arrays.fill(curves, new Platt(1, 0));
        for (int group = 0; group < curves.length; group++) {
            IntPredicate own = of(group, half);
            if (bothOutcomes(own)) {
                curves[group] = Platt.fit(scores, outcomes, own);
            }
        }
        return curves;
    }

    /** Rows of a group on the days that are not judged. */
    private IntPredicate of(int group, int half) {
        return row -> members.groupOfRow()[row] == group && !judged(row, half);
    }

    private boolean bothOutcomes(IntPredicate taken) {
        boolean positive = false;
        boolean negative = false;
        for (int row = 0; row < outcomes.length; row++) {
            positive |= taken.test(row) && outcomes[row] == 1;
            negative |= taken.test(row) && outcomes[row] == 0;
        }
        return positive && negative;
    }

    private Sweep sweep(float[] scores, IntPredicate taken) {
        float[] some = new float[scores.length];
        float[] came = new float[scores.length];
        int n = 0;
        for (int row = 0; row < scores.length; row++) {
            if (taken.test(row)) {
                some[n] = scores[row];
                came[n++] = outcomes[row];
            }
        }
        return Sweep.of(Arrays.copyOf(some, n), Arrays.copyOf(came, n));
    }
}
