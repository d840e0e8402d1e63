package dev.chainon.training.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What changes for a group from one policy to another on the same rows. Resamples of days are paired.
 *
 * @param recall of the new policy minus that of the old one
 * @param lossGain mean negative log likelihood of the old policy minus that of the new one: positive is better
 */
public record GroupChange(String group, Estimate recall, Estimate lossGain) {

    /**
     * The groups of one grouping. Those that hold only one outcome say nothing and are left out.
     *
     * @param outcomes 0 or 1
     */
    public static List<GroupChange> of(
            Policy now, Policy before, float[] outcomes, GroupReport.Membership members, Bootstrap bootstrap) {
        List<String> names = members.grouping().groups();
        Counts[] counts = new Counts[names.size()];
        Arrays.setAll(counts, i -> new Counts(members.days().count()));
        for (int row = 0; row < outcomes.length; row++) {
            counts[members.groupOfRow()[row]].add(row, members.days().ofRow()[row], now, before, outcomes[row] == 1);
        }
        List<int[]> draws = bootstrap.draw(members.days().count());
        List<GroupChange> changes = new ArrayList<>();
        for (int group = 0; group < counts.length; group++) {
            Counts own = counts[group];
            if (own.says()) {
                changes.add(new GroupChange(
                        names.get(group), own.estimate(own::recall, draws), own.estimate(own::lossGain, draws)));
            }
        }
        return changes;
    }

    /** Sums of one group, day by day. */
    private static final class Counts {

        private final GroupCounts now;
        private final GroupCounts before;
        private final double[] lossGain;

        Counts(int days) {
            now = new GroupCounts(days);
            before = new GroupCounts(days);
            lossGain = new double[days];
        }

        void add(int row, int day, Policy fresh, Policy old, boolean positive) {
            float score = fresh.scores()[row];
            float oldScore = old.scores()[row];
            now.add(day, score, positive, fresh.warned()[row]);
            before.add(day, oldScore, positive, old.warned()[row]);
            lossGain[day] += RankedScores.loss(oldScore, positive) - RankedScores.loss(score, positive);
        }

        boolean says() {
            double share = now.rates(once()).baseRate();
            return share > 0 && share < 1;
        }

        Estimate estimate(ToDoubleFunction<int[]> value, List<int[]> draws) {
            return Estimate.of(
                    value.applyAsDouble(once()),
                    draws.stream().mapToDouble(value).toArray());
        }

        double recall(int[] times) {
            return now.rates(times).recall() - before.rates(times).recall();
        }

        double lossGain(int[] times) {
            double sum = 0;
            for (int day = 0; day < times.length; day++) {
                sum += times[day] * lossGain[day];
            }
            return sum / now.rates(times).rows();
        }

        private int[] once() {
            int[] once = new int[lossGain.length];
            Arrays.fill(once, 1);
            return once;
        }
    }
}
