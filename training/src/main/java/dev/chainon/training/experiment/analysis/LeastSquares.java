package dev.chainon.training.experiment.analysis;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * A linear model fitted by least squares.
 *
 * @param coefficients in the order of the columns
 * @param spread (X'X)^-1: times the variance of an observation, the covariance of the coefficients
 * @param fitted the model's value at each observation
 * @param residuals observed minus fitted
 */
record LeastSquares(double[] coefficients, double[][] spread, double[] fitted, double[] residuals) {

    /** Diagonals of R below this share of a column's length mean that the columns are not independent. */
    private static final double SINGULAR = 1e-10;

    /**
     * @param rows one row an observation, one column a coefficient
     * @throws IllegalArgumentException if the columns are not independent, or are more than the rows
     */
    static LeastSquares fit(double[][] rows, double[] observed) {
        int columns = rows[0].length;
        if (rows.length < columns) {
            throw new IllegalArgumentException(
                    columns + " coefficients cannot be fitted to " + rows.length + " observations");
        }
        RealMatrix x = new Array2DRowRealMatrix(rows, true);
        QRDecomposition qr = new QRDecomposition(x, SINGULAR);
        if (!qr.getSolver().isNonSingular()) {
            throw new IllegalArgumentException(
                    "these terms cannot be told apart at the measured points: fit fewer terms, or take another design");
        }
        double[] coefficients =
                qr.getSolver().solve(new ArrayRealVector(observed, false)).toArray();
        RealMatrix inverse = MatrixUtils.inverse(qr.getR().getSubMatrix(0, columns - 1, 0, columns - 1));
        double[] fitted = x.operate(coefficients);
        double[] residuals = new double[observed.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = observed[i] - fitted[i];
        }
        return new LeastSquares(
                coefficients, inverse.multiplyTransposed(inverse).getData(), fitted, residuals);
    }

    /** Sum of the squared residuals. */
    double error() {
        return squares(residuals);
    }

    /** Observations beyond those that the coefficients need. */
    int freedom() {
        return residuals.length - coefficients.length;
    }

    static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
