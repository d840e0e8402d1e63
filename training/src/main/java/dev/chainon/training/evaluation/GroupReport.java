package dev.chainon.training.evaluation;

import dev.chainon.core.model.Grouping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How a model treats the groups of one grouping at one threshold: equal recall is equality of opportunity (Hardt and others 2016), equal bias is calibration
 * within groups.
 *
 * @param grouping its key
 * @param recallGap greatest recall of a group minus the least
 */
public record GroupReport(String grouping, List<Line> lines, Estimate recallGap) {

    /**
     * One group.
     *
     * @param baseRate share of positives
     * @param recall share of the positives that are warned of
     * @param falseAlarms share of the negatives that are warned of
     * @param bias mean announced probability minus share of positives: 0 when calibrated
     */
    public record Line(
            String group, long rows, double baseRate, Estimate recall, Estimate falseAlarms, Estimate bias) {}

    public GroupReport {
        lines = List.copyOf(lines);
    }

    /** Which group each row belongs to, and which day. */
    public record Membership(Grouping grouping, int[] groupOfRow, Days days) {}

    /**
     * @param thresholds of each group: a row is warned of when its score is at least its group's
     */
    public static GroupReport of(
            float[] scores, float[] outcomes, Membership members, double[] thresholds, Bootstrap bootstrap) {
        int groups = members.grouping().groups().size();
        GroupCounts[] counts = new GroupCounts[groups];
        Arrays.setAll(counts, i -> new GroupCounts(members.days().count()));
        for (int row = 0; row < scores.length; row++) {
            int group = members.groupOfRow()[row];
            boolean warned = scores[row] >= thresholds[group];
            counts[group].add(members.days().ofRow()[row], scores[row], outcomes[row] == 1, warned);
        }
        return report(members, counts, bootstrap.draw(members.days().count()));
    }

    private static GroupReport report(Membership members, GroupCounts[] counts, List<int[]> draws) {
        int[] once = new int[members.days().count()];
        Arrays.fill(once, 1);
        List<Line> lines = new ArrayList<>();
        for (int group = 0; group < counts.length; group++) {
            GroupCounts.Rates rates = counts[group].rates(once);
            if (rates.rows() > 0) {
                GroupCounts own = counts[group];
                List<GroupCounts.Rates> resampled =
                        draws.stream().map(own::rates).toList();
                lines.add(new Line(
                        members.grouping().groups().get(group),
                        (long) rates.rows(),
                        rates.baseRate(),
                        estimate(rates, resampled, GroupCounts.Rates::recall),
                        estimate(rates, resampled, GroupCounts.Rates::falseAlarms),
                        estimate(rates, resampled, GroupCounts.Rates::bias)));
            }
        }
        double[] gaps = draws.stream().mapToDouble(times -> gap(counts, times)).toArray();
        return new GroupReport(members.grouping().key(), lines, Estimate.of(gap(counts, once), gaps));
    }

    private static Estimate estimate(
            GroupCounts.Rates rates, List<GroupCounts.Rates> resampled, ToDoubleFunction<GroupCounts.Rates> value) {
        return Estimate.of(
                value.applyAsDouble(rates),
                resampled.stream().mapToDouble(value).toArray());
    }

    private static double gap(GroupCounts[] counts, int[] times) {
        double[] recalls = IntStream.range(0, counts.length)
                .mapToDouble(group -> counts[group].rates(times).recall())
                .filter(Double::isFinite)
                .toArray();
        return Arrays.stream(recalls).max().orElse(0)
                - Arrays.stream(recalls).min().orElse(0);
    }
}
