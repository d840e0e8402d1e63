package dev.chainon.training.experiment.design;

import java.util.SplittableRandom;

/** Latin hypercubes at random (McKay, Beckman and Conover 1979), of which the one is kept whose nearest points are farthest apart (Johnson, Moore and Ylvisaker 1990). */
final class Hypercubes {

    private final int runs;
    private final int factors;
    private final SplittableRandom random;

    Hypercubes(int runs, int factors, long seed) {
        this.runs = runs;
        this.factors = factors;
        this.random = new SplittableRandom(seed);
    }

    double[][] best(int tries) {
        double[][] best = one();
        for (int i = 1; i < tries; i++) {
            double[][] next = one();
            if (nearest(next) > nearest(best)) {
                best = next;
            }
        }
        return best;
    }

    /** Each column holds the middles of the slices, in an order of its own. */
    private double[][] one() {
        double[][] points = new double[runs][factors];
        for (int factor = 0; factor < factors; factor++) {
            int[] order = Plan.shuffled(runs, random);
            for (int run = 0; run < runs; run++) {
                points[run][factor] = (2 * order[run] + 1.0) / runs - 1;
            }
        }
        return points;
    }

    /** Squared distance of the two points that are nearest to each other. */
    static double nearest(double[][] points) {
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < i; j++) {
                double square = 0;
                for (int k = 0; k < points[i].length; k++) {
                    square += (points[i][k] - points[j][k]) * (points[i][k] - points[j][k]);
                }
                nearest = Math.min(nearest, square);
            }
        }
        return nearest;
    }
}
