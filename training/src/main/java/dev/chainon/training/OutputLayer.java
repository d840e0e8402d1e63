package dev.chainon.training;

import java.util.Arrays;

/** The one sigmoid unit at the end, whose products are too narrow for a library of matrices. Units come one after another. */
final class OutputLayer {

    /** Sums that run beside each other, so that none waits for the one before. */
    private static final int LANES = 8;

    private final int rows;
    private final int width;
    private final int offset;
    private final float[] lanes = new float[LANES];

    /** @param offset of its parameters */
    OutputLayer(int rows, int width, int offset) {
        this.rows = rows;
        this.width = width;
        this.offset = offset;
    }

    /** Writes the probabilities. */
    void forward(float[] units, float[] parameters, float[] probabilities) {
        Arrays.fill(probabilities, parameters[offset + width]);
        for (int unit = 0; unit < width; unit++) {
            float weight = parameters[offset + unit];
            int from = unit * rows;
            for (int row = 0; row < rows; row++) {
                probabilities[row] += weight * units[from + row];
            }
        }
        for (int row = 0; row < rows; row++) {
            probabilities[row] = (float) (1 / (1 + Math.exp(-probabilities[row])));
        }
    }

    /** Writes the slopes of the loss by the units below. */
    void back(float[] errors, float[] parameters, float[] slopes) {
        for (int unit = 0; unit < width; unit++) {
            float weight = parameters[offset + unit];
            int to = unit * rows;
            for (int row = 0; row < rows; row++) {
                slopes[to + row] = weight * errors[row];
            }
        }
    }

    /** Adds the slopes of the loss by its own parameters. */
    void slopes(float[] units, float[] errors, float[] sums) {
        for (int unit = 0; unit < width; unit++) {
            sums[unit] += product(units, unit * rows, errors);
        }
        float sum = 0;
        for (float error : errors) {
            sum += error;
        }
        sums[width] += sum;
    }

    private float product(float[] units, int from, float[] errors) {
        Arrays.fill(lanes, 0);
        int whole = rows / LANES * LANES;
        for (int row = 0; row < whole; row += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += units[from + row + lane] * errors[row + lane];
            }
        }
        float sum = 0;
        for (int row = whole; row < rows; row++) {
            sum += units[from + row] * errors[row];
        }
        for (float lane : lanes) {
            sum += lane;
        }
        return sum;
    }
}
