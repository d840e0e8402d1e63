package dev.chainon.training.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Announced probability against observed share, in bins of equal width (DeGroot and Fienberg 1983).
 *
 * @param points of the bins that hold rows, from the lowest up
 */
public record Reliability(List<Point> points) {

    /** Mean announced probability, observed share, and how many rows. */
    public record Point(double announced, double observed, long rows) {}

    public Reliability {
        points = List.copyOf(points);
    }

    /** The bins of the calibration error. */
    public static Reliability of(float[] scores, float[] outcomes) {
        double[] announced = new double[RankedScores.BINS];
        double[] observed = new double[RankedScores.BINS];
        long[] rows = new long[RankedScores.BINS];
        for (int i = 0; i < scores.length; i++) {
            int bin = RankedScores.bin(scores[i]);
            announced[bin] += scores[i];
            observed[bin] += outcomes[i];
            rows[bin]++;
        }
        List<Point> points = new ArrayList<>();
        for (int bin = 0; bin < rows.length; bin++) {
            if (rows[bin] > 0) {
                points.add(new Point(announced[bin] / rows[bin], observed[bin] / rows[bin], rows[bin]));
            }
        }
        return new Reliability(points);
    }
}
