package dev.chainon.monitoring.performance;

import dev.chainon.core.model.ModelMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scores with their outcomes, as counts in 10,000 bins of equal width: adding and removing cost the same whatever the window holds. Ranking metrics
 * take two scores of one bin for equal, which moves the AUC by less than 0.0005 on real scores; sums are exact. One thread at a time.
 */
public final class ScoreTable {

    private static final int BINS = 10_000;
    private static final int CALIBRATION_BINS = 15;
    private static final double CLIP = 1e-7;

    private final int[] negatives = new int[BINS];
    private final int[] positives = new int[BINS];
    private final long[] binRows = new long[CALIBRATION_BINS];
    private final long[] binPositives = new long[CALIBRATION_BINS];
    private final double[] binScores = new double[CALIBRATION_BINS];
    private long rows;
    private long allPositives;
    private double logLoss;
    private double squares;

    /** @param score between 0 and 1 */
    public void add(double score, boolean outcome) {
        change(score, outcome, 1);
    }

    /** Takes out what was added. */
    public void remove(double score, boolean outcome) {
        change(score, outcome, -1);
    }

    private void change(double score, boolean outcome, int sign) {
        (outcome ? positives : negatives)[bin(score, BINS)] += sign;
        int c = bin(score, CALIBRATION_BINS);
        binRows[c] += sign;
        binScores[c] += sign * score;
        rows += sign;
        if (outcome) {
            binPositives[c] += sign;
            allPositives += sign;
        }
        logLoss += sign * loss(score, outcome);
        double miss = score - (outcome ? 1 : 0);
        squares += sign * miss * miss;
    }

    private static int bin(double score, int bins) {
        return Math.min(bins - 1, (int) (score * bins));
    }

    private static double loss(double score, boolean outcome) {
        double p = Math.min(1 - CLIP, Math.max(CLIP, score));
        return -StrictMath.log(outcome ? p : 1 - p);
    }

    /** What the table says; empty while it holds nothing. */
    public Optional<LivePerformance> report() {
        if (rows == 0) {
            return Optional.empty();
        }
        ModelMetrics metrics =
                new ModelMetrics(auc(), averagePrecision(), logLoss / rows, squares / rows, ece(), rows, allPositives);
        double scores = 0;
        for (double sum : binScores) {
            scores += sum;
        }
        return Optional.of(new LivePerformance(metrics, scores / rows, calibration()));
    }

    /** Share of pairs in which the positive has the greater score, ties counted half (Mann and Whitney). */
    private double auc() {
        double pairs = 0;
        long below = 0;
        for (int i = 0; i < BINS; i++) {
            pairs += positives[i] * (below + negatives[i] / 2.0);
            below += negatives[i];
        }
        return pairs / ((double) allPositives * (rows - allPositives));
    }

    private double averagePrecision() {
        double sum = 0;
        long found = 0;
        long seen = 0;
        for (int i = BINS - 1; i >= 0; i--) {
            found += positives[i];
            seen += positives[i] + negatives[i];
            if (positives[i] > 0) {
                sum += positives[i] * ((double) found / seen);
            }
        }
        return sum / allPositives;
    }

    private double ece() {
        double sum = 0;
        for (int i = 0; i < CALIBRATION_BINS; i++) {
            sum += Math.abs(binScores[i] - binPositives[i]);
        }
        return sum / rows;
    }

    private List<CalibrationBin> calibration() {
        List<CalibrationBin> bins = new ArrayList<>();
        for (int i = 0; i < CALIBRATION_BINS; i++) {
            if (binRows[i] > 0) {
                bins.add(new CalibrationBin(
                        binRows[i], binScores[i] / binRows[i], (double) binPositives[i] / binRows[i]));
            }
        }
        return bins;
    }
}
