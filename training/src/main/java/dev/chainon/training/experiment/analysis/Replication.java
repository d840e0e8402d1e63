package dev.chainon.training.experiment.analysis;

import java.util.Arrays;

/**
 * What differs between runs of the same point once the blocks are allowed for: the pure error.
 *
 * @param squares their sum of squares
 * @param freedom 0 where no point was measured twice
 */
record Replication(double squares, int freedom) {

    private static final int MOST_SWEEPS = 10_000;

    /**
     * Fits a level of its own to each point, and to each block, by taking the means out in turn until nothing moves: the least-squares fit of that model
     * (alternating projections), whatever is missing.
     */
    static Replication of(Observations observed) {
        int[] points = observed.distinct();
        int freedom = observed.runs() - rank(points, observed.blocks());
        if (freedom <= 0) {
            return new Replication(0, 0);
        }
        double[] left = observed.values().clone();
        double before = Double.MAX_VALUE;
        double error = LeastSquares.squares(left);
        for (int sweep = 0; sweep < MOST_SWEEPS && before - error > 1e-15 * observed.total(); sweep++) {
            takeMeansOut(left, points);
            takeMeansOut(left, observed.blocks());
            before = error;
            error = LeastSquares.squares(left);
        }
        return new Replication(error, freedom);
    }

    private static void takeMeansOut(double[] values, int[] groups) {
        int count = Arrays.stream(groups).max().orElse(0) + 1;
        double[] sums = new double[count];
        int[] sizes = new int[count];
        for (int i = 0; i < values.length; i++) {
            sums[groups[i]] += values[i];
            sizes[groups[i]]++;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] -= sums[groups[i]] / sizes[groups[i]];
        }
    }

    /** Points and blocks, less one for each part of the design in which points and blocks hang together. */
    private static int rank(int[] points, int[] blocks) {
        int pointCount = Arrays.stream(points).max().orElse(0) + 1;
        int blockCount = Arrays.stream(blocks).max().orElse(0) + 1;
        int[] parent = new int[pointCount + blockCount];
        Arrays.setAll(parent, i -> i);
        int parts = parent.length;
        for (int run = 0; run < points.length; run++) {
            int one = root(parent, points[run]);
            int other = root(parent, pointCount + blocks[run]);
            if (one != other) {
                parent[one] = other;
                parts--;
            }
        }
        return parent.length - parts;
    }

    private static int root(int[] parent, int node) {
        int at = node;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }
}
