package dev.chainon.training.experiment.analysis;

import dev.chainon.training.experiment.design.Region;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * A response surface of second order, {@code y = c + b'x + x'Bx}, its stationary point and what that is (Box and Wilson 1951; Montgomery, chapter 11).
 *
 * @param constant mean over the blocks at the centre
 * @param slopes b
 * @param curvatures B, symmetric
 */
public record Surface(double constant, double[] slopes, double[][] curvatures, Certainty certainty) {

    /** How sure the fit is: what {@link LeastSquares} tells, kept for predictions. */
    record Certainty(double[][] spread, double variance, int freedom, int blockColumns) {}

    /** What a stationary point is. */
    public enum Nature {
        MAXIMUM,
        MINIMUM,
        SADDLE,
        /** A direction along which the surface is flat within rounding. */
        RIDGE
    }

    /** @throws IllegalArgumentException if the measured points do not carry a surface of second order */
    public static Surface of(Observations observed) {
        List<Term> terms = Term.quadratic(observed.points());
        LeastSquares fit =
                LeastSquares.fit(observed.rows(terms.stream().map(Term::values).toList()), observed.values());
        int own = observed.blockCount();
        int factors = observed.points().get(0).length;
        double[] slopes = Arrays.copyOfRange(fit.coefficients(), own, own + factors);
        double[][] curvatures = new double[factors][factors];
        int at = own + factors;
        for (int i = 0; i < factors; i++) {
            for (int j = i + 1; j < factors; j++, at++) {
                curvatures[i][j] = fit.coefficients()[at] / 2;
                curvatures[j][i] = curvatures[i][j];
            }
        }
        for (int i = 0; i < factors; i++, at++) {
            curvatures[i][i] = fit.coefficients()[at];
        }
        int freedom = fit.freedom();
        double variance = freedom > 0 ? fit.error() / freedom : Double.NaN;
        return new Surface(
                fit.coefficients()[0], slopes, curvatures, new Certainty(fit.spread(), variance, freedom, own));
    }

    public double at(double[] point) {
        RealMatrix b = new Array2DRowRealMatrix(curvatures, false);
        ArrayRealVector x = new ArrayRealVector(point, false);
        return constant + x.dotProduct(new ArrayRealVector(slopes, false)) + x.dotProduct(b.operate(x));
    }

    /** Where the slope is zero: {@code -B^-1 b / 2}. It may lie outside what was measured. */
    public double[] stationary() {
        RealMatrix b = new Array2DRowRealMatrix(curvatures, false);
        ArrayRealVector half = new ArrayRealVector(slopes, true);
        return new QRDecomposition(b)
                .getSolver()
                .solve(half.mapMultiplyToSelf(-0.5))
                .toArray();
    }

    /** Of B, from the smallest to the greatest: the curvatures along the surface's own axes. */
    public double[] eigenvalues() {
        double[] values = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(curvatures, true)).getEigenvalues();
        Arrays.sort(values);
        return values;
    }

    /** What the signs of the eigenvalues say of the stationary point. */
    public Nature nature() {
        double[] values = eigenvalues();
        double least = values[0];
        double most = values[values.length - 1];
        double flat = 1e-9 * Math.max(Math.abs(least), Math.abs(most));
        if (Arrays.stream(values).anyMatch(value -> Math.abs(value) <= flat)) {
            return Nature.RIDGE;
        }
        return most < 0 ? Nature.MAXIMUM : least > 0 ? Nature.MINIMUM : Nature.SADDLE;
    }

    /** The best point of a region. */
    public double[] optimum(Region region, boolean greatest) {
        return new Ascent(this, region, greatest).best();
    }

    /**
     * Half the confidence interval of the difference between two predictions; not a number where the fit leaves no error to judge by. The blocks cancel out.
     *
     * @param confidence such as 0.95
     */
    public double margin(double[] point, double[] other, double confidence) {
        if (certainty.freedom() <= 0) {
            return Double.NaN;
        }
        double[] difference = row(point);
        double[] second = row(other);
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= second[i];
        }
        double t = new TDistribution(certainty.freedom()).inverseCumulativeProbability((1 + confidence) / 2);
        return t * Math.sqrt(Math.max(0, quadratic(difference)) * certainty.variance());
    }

    private double quadratic(double[] row) {
        ArrayRealVector vector = new ArrayRealVector(row, false);
        return vector.dotProduct(new Array2DRowRealMatrix(certainty.spread(), false).operate(vector));
    }

    /** The row of the model at a point: mean, blocks at their mean, terms. */
    private double[] row(double[] point) {
        List<Term> terms = Term.quadratic(List.of(point));
        double[] row = new double[certainty.blockColumns() + terms.size()];
        row[0] = 1;
        for (int term = 0; term < terms.size(); term++) {
            row[certainty.blockColumns() + term] = terms.get(term).values()[0];
        }
        return row;
    }
}
