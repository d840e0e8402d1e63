package dev.chainon.training;

import dev.chainon.core.model.Grouping;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Reweighing (Kamiran and Calders 2012): a row of group g with outcome y weighs P(g) P(y) / P(g, y), so that group and outcome become independent. Here rows
 * are drawn by these weights, their sampling variant, because a drawn row needs nothing of the training loop.
 */
final class Reweighing {

    private Reweighing() {}

    /** Weight of each group and outcome, outcome 0 first; 0 where there is no such row. */
    static double[][] weights(int[] groups, float[] outcomes, int count) {
        double[][] rows = new double[count][2];
        double[] ofOutcome = new double[2];
        for (int row = 0; row < groups.length; row++) {
            rows[groups[row]][(int) outcomes[row]]++;
            ofOutcome[(int) outcomes[row]]++;
        }
        double n = groups.length;
        double[][] weights = new double[count][2];
        for (int group = 0; group < count; group++) {
            double ofGroup = rows[group][0] + rows[group][1];
            for (int outcome = 0; outcome < 2; outcome++) {
                weights[group][outcome] =
                        rows[group][outcome] == 0 ? 0 : ofGroup * ofOutcome[outcome] / (n * rows[group][outcome]);
            }
        }
        return weights;
    }

    /** As many rows as there are, each taken as often as its weight says: the whole part for sure, the rest by a draw. In their order. */
    static TrainingSet drawn(TrainingSet set, Grouping grouping, long seed) {
        Split train = set.train();
        int[] groups = Analysis.members(grouping, train);
        float[] outcomes = train.labels();
        double[][] weights = weights(groups, outcomes, grouping.groups().size());
        SplittableRandom random = new SplittableRandom(seed);
        int[] rows = new int[2 * groups.length];
        int n = 0;
        for (int row = 0; row < groups.length && n < rows.length - 1; row++) {
            double weight = weights[groups[row]][(int) outcomes[row]];
            int times = (int) weight + (random.nextDouble() < weight - (int) weight ? 1 : 0);
            for (int i = 0; i < times && n < rows.length; i++) {
                rows[n++] = row;
            }
        }
        return set.trainedOn(train.of(Arrays.copyOf(rows, n)));
    }
}
