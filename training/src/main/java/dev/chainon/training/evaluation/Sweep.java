package dev.chainon.training.evaluation;

import dev.chainon.core.model.Costs;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each threshold leads to, from the highest score down: a row is warned of when its score is at least the threshold. The first cut warns of nothing.
 * ROC, precision and recall, lift and cost are all read off it.
 */
public final class Sweep {

    private final float[] thresholds;
    private final int[] hits;
    private final int[] falseAlarms;
    private final int rows;
    private final int positives;

    private Sweep(float[] thresholds, int[] hits, int[] falseAlarms, int rows) {
        this.thresholds = thresholds;
        this.hits = hits;
        this.falseAlarms = falseAlarms;
        this.rows = rows;
        this.positives = hits[hits.length - 1];
    }

    /**
     * @param scores probabilities, one for each row
     * @param outcomes 0 or 1
     */
    public static Sweep of(float[] scores, float[] outcomes) {
        return new RankedScores(scores, outcomes).sweep();
    }

    /** Sorted from the highest threshold down, sums from the top. */
    static Sweep of(float[] thresholds, int[] hits, int[] falseAlarms, int rows) {
        return new Sweep(thresholds, hits, falseAlarms, rows);
    }

    /** One threshold: who is warned rightly and wrongly, out of all. */
    public record Cut(double threshold, long hits, long falseAlarms, long rows, long positives) {

        /** Share of the positives that are warned of. */
        public double recall() {
            return (double) hits / positives;
        }

        /** Share of the negatives that are warned of. */
        public double falseAlarmRate() {
            return (double) falseAlarms / (rows - positives);
        }

        public double warned() {
            return (double) (hits + falseAlarms) / rows;
        }

        /** Share of the warnings that are right; 1 where there is none. */
        public double precision() {
            return hits + falseAlarms == 0 ? 1 : (double) hits / (hits + falseAlarms);
        }

        /** How many times more positives there are among those warned of than among all; 1 where nobody is. */
        public double lift() {
            return hits + falseAlarms == 0 ? 1 : precision() / ((double) positives / rows);
        }

        public double costPerThousand(Costs costs) {
            return 1000 * costs.of(falseAlarms, positives - hits) / rows;
        }
    }

    private Cut cut(int i) {
        return new Cut(thresholds[i], hits[i], falseAlarms[i], rows, positives);
    }

    /** The cut that costs least; of several the highest threshold. */
    public Cut cheapest(Costs costs) {
        int best = 0;
        for (int i = 1; i < thresholds.length; i++) {
            if (costs.of(falseAlarms[i], positives - hits[i]) < costs.of(falseAlarms[best], positives - hits[best])) {
                best = i;
            }
        }
        return cut(best);
    }

    /** The first cut, from the highest threshold down, whose recall is at least this; the last one if none is. */
    public Cut reaching(double recall) {
        int i = 0;
        while (i < thresholds.length - 1 && (double) hits[i] / positives < recall) {
            i++;
        }
        return cut(i);
    }

    /** The cut of a threshold: the last one whose scores are all at least this high. */
    public Cut at(double threshold) {
        int low = 0;
        int high = thresholds.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (thresholds[middle] >= threshold) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new Cut(threshold, hits[low], falseAlarms[low], rows, positives);
    }

    /** At most so many cuts, evenly spaced over the share of rows that are warned of, first and last included. */
    public List<Cut> thinned(int most) {
        if (thresholds.length <= most) {
            return IntStream.range(0, thresholds.length).mapToObj(this::cut).toList();
        }
        return IntStream.range(0, most)
                .map(i -> nearest((long) i * rows / (most - 1)))
                .distinct()
                .mapToObj(this::cut)
                .toList();
    }

    /** Last cut that warns of at most so many rows. */
    private int nearest(long warned) {
        int low = 0;
        int high = thresholds.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if ((long) hits[middle] + falseAlarms[middle] <= warned) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
