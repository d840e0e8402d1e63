package dev.chainon.training.experiment.analysis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured, in the order of the runs.
 *
 * @param points the coded point of each run
 * @param blocks the block of each run, from 0
 * @param values the response of each run
 */
public record Observations(List<double[]> points, int[] blocks, double[] values) {

    public Observations {
        points = List.copyOf(points);
        if (points.size() != values.length || blocks.length != values.length || values.length == 0) {
            throw new IllegalArgumentException(points.size() + " points, " + blocks.length + " blocks and "
                    + values.length + " values: as many of each are needed");
        }
    }

    /** Runs of one block only. */
    public static Observations of(double[][] points, double[] values) {
        return new Observations(List.of(points), new int[values.length], values);
    }

    public int runs() {
        return values.length;
    }

    int blockCount() {
        return Arrays.stream(blocks).max().orElse(0) + 1;
    }

    double mean() {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Sum of squares about the mean. */
    double total() {
        double mean = mean();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    }

    /**
     * Rows of a model: the mean, then one column less than there are blocks (which sum to zero over the blocks), then the terms.
     *
     * @param terms values by run
     */
    double[][] rows(List<double[]> terms) {
        int own = blockCount();
        double[][] rows = new double[runs()][own + terms.size()];
        for (int run = 0; run < rows.length; run++) {
            rows[run][0] = 1;
            for (int block = 1; block < own; block++) {
                rows[run][block] = blocks[run] == block ? 1 : blocks[run] == 0 ? -1 : 0;
            }
            for (int term = 0; term < terms.size(); term++) {
                rows[run][own + term] = terms.get(term)[run];
            }
        }
        return rows;
    }

    /** The number of the distinct point of each run, from 0. */
    int[] distinct() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] distinct = new int[runs()];
        for (int run = 0; run < distinct.length; run++) {
            String key = Arrays.toString(points.get(run));
            int next = numbers.size();
            distinct[run] = numbers.computeIfAbsent(key, k -> next);
        }
        return distinct;
    }
}
