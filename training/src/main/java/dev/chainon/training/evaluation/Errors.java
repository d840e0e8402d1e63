package dev.chainon.training.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where a model is wrong.
 *
 * @param worstDays UTC days with the highest log loss, the worst first
 * @param worstHours likewise hours with at least {@value #ENOUGH} rows
 * @param mistakes rows of which the model was surest and wrong, the surest first
 */
public record Errors(List<Stretch> worstDays, List<Stretch> worstHours, List<Mistake> mistakes) {

    private static final int ENOUGH = 100;
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    /**
     * A stretch of time.
     *
     * @param minute its first, since 1970
     * @param announced mean probability
     * @param observed share of positives
     */
    public record Stretch(long minute, long rows, double logLoss, double announced, double observed) {}

    public record Mistake(int row, long minute, float score, boolean outcome) {}

    public Errors {
        worstDays = List.copyOf(worstDays);
        worstHours = List.copyOf(worstHours);
        mistakes = List.copyOf(mistakes);
    }

    /** @param most entries of each list */
    public static Errors of(float[] scores, float[] outcomes, long[] minutes, int most) {
        return new Errors(
                worst(scores, outcomes, minutes, new Cells(DAY, most)),
                worst(scores, outcomes, minutes, new Cells(HOUR, most)),
                surest(scores, outcomes, minutes, most));
    }

    /** How long a stretch is, and how many are wanted. */
    private record Cells(long length, int most) {}

    private static List<Stretch> worst(float[] scores, float[] outcomes, long[] minutes, Cells cells) {
        Map<Long, double[]> sums = new TreeMap<>();
        for (int row = 0; row < scores.length; row++) {
            double[] sum = sums.computeIfAbsent(Math.floorDiv(minutes[row], cells.length()), cell -> new double[4]);
            sum[0]++;
            sum[1] += RankedScores.loss(scores[row], outcomes[row] == 1);
            sum[2] += scores[row];
            sum[3] += outcomes[row];
        }
        List<Stretch> stretches = new ArrayList<>();
        sums.forEach((cell, sum) -> {
            if (sum[0] >= ENOUGH || cells.length() == DAY) {
                stretches.add(new Stretch(
                        cell * cells.length(), (long) sum[0], sum[1] / sum[0], sum[2] / sum[0], sum[3] / sum[0]));
            }
        });
        return stretches.stream()
                .sorted(Comparator.comparingDouble(Stretch::logLoss).reversed())
                .limit(cells.most())
                .toList();
    }

    private static List<Mistake> surest(float[] scores, float[] outcomes, long[] minutes, int most) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -Math.abs(scores[row] - outcomes[row])))
                .limit(most)
                .map(row -> new Mistake(row, minutes[row], scores[row], outcomes[row] == 1))
                .toList();
    }
}
