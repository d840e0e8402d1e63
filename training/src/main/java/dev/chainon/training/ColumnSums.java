package dev.chainon.training;

import java.io.Serializable;

/**
 * Rows, mean and summed squared distance from the mean of each column of some rows. Parts of a whole are merged without their rows (Chan, Golub and LeVeque 1983,
 * equations 1.5).
 */
public record ColumnSums(long rows, double[] means, double[] squares) implements Serializable {

    /** Of no row. */
    public static ColumnSums none(int width) {
        return new ColumnSums(0, new double[width], new double[width]);
    }

    /** Of rows that follow each other in an array. */
    public static ColumnSums of(float[] values, int width) {
        int rows = values.length / width;
        double[] means = new double[width];
        for (int i = 0; i < rows * width; i++) {
            means[i % width] += values[i] / (double) rows;
        }
        double[] squares = new double[width];
        for (int i = 0; i < rows * width; i++) {
            double distance = values[i] - means[i % width];
            squares[i % width] += distance * distance;
        }
        return new ColumnSums(rows, means, squares);
    }

    /** Of these rows and the other ones. */
    public ColumnSums plus(ColumnSums other) {
        long all = rows + other.rows;
        if (all == 0) {
            return this;
        }
        double[] mean = new double[means.length];
        double[] square = new double[means.length];
        for (int column = 0; column < mean.length; column++) {
            double apart = other.means[column] - means[column];
            mean[column] = means[column] + apart * other.rows / all;
            square[column] = squares[column] + other.squares[column] + apart * apart * rows * other.rows / all;
        }
        return new ColumnSums(all, mean, square);
    }
}
