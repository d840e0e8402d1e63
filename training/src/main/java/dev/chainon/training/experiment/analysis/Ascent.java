package dev.chainon.training.experiment.analysis;

import dev.chainon.training.experiment.design.Region;

/**
 * Finds the best point of a surface inside a region by projected gradient steps from the corners, the centre and the stationary point. The step is the inverse
 * of the greatest slope change, so that no step makes things worse.
 */
final class Ascent {

    private static final int STEPS = 20_000;
    private static final double STILL = 1e-12;

    private final Surface surface;
    private final Region region;
    private final int direction;
    private final double step;

    Ascent(Surface surface, Region region, boolean greatest) {
        this.surface = surface;
        this.region = region;
        this.direction = greatest ? 1 : -1;
        double[] eigenvalues = surface.eigenvalues();
        double steepest = 0;
        for (double value : eigenvalues) {
            steepest = Math.max(steepest, 2 * Math.abs(value));
        }
        this.step = 1 / Math.max(steepest, 1e-12);
    }

    double[] best() {
        int factors = surface.slopes().length;
        double[] best = climb(new double[factors]);
        for (int corner = 0; corner < 1 << factors; corner++) {
            double[] start = new double[factors];
            for (int i = 0; i < factors; i++) {
                start[i] = (corner >> i & 1) == 1 ? region.reach() : -region.reach();
            }
            best = better(best, climb(start));
        }
        return surface.nature() == Surface.Nature.RIDGE ? best : better(best, climb(surface.stationary()));
    }

    private double[] better(double[] one, double[] other) {
        return direction * (surface.at(other) - surface.at(one)) > 0 ? other : one;
    }

    private double[] climb(double[] start) {
        double[] at = region.nearest(start);
        for (int i = 0; i < STEPS; i++) {
            double[] next = region.nearest(moved(at));
            double distance = 0;
            for (int k = 0; k < at.length; k++) {
                distance = Math.max(distance, Math.abs(next[k] - at[k]));
            }
            at = next;
            if (distance < STILL) {
                break;
            }
        }
        return at;
    }

    private double[] moved(double[] at) {
        double[] moved = at.clone();
        for (int i = 0; i < at.length; i++) {
            double slope = surface.slopes()[i];
            for (int j = 0; j < at.length; j++) {
                slope += 2 * surface.curvatures()[i][j] * at[j];
            }
            moved[i] += direction * step * slope;
        }
        return moved;
    }
}
