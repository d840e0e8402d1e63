package dev.chainon.training.experiment.analysis;

import dev.chainon.training.experiment.design.Column;
import dev.chainon.training.experiment.design.Letters;
import java.util.ArrayList;
import java.util.List;

/**
 * A term of a model by run.
 *
 * @param name letters, such as AC or B²
 * @param values one for each run
 */
public record Term(String name, double[] values) {

    /** A contrast of the design, at the points of the runs. */
    public static Term of(Column column, int[] pointOfRun) {
        double[] values = new double[pointOfRun.length];
        for (int run = 0; run < values.length; run++) {
            values[run] = column.values()[pointOfRun[run]];
        }
        return new Term(column.name(), values);
    }

    /** The factors themselves. */
    public static List<Term> linear(List<double[]> points) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < points.get(0).length; i++) {
            int factor = i;
            terms.add(new Term(
                    Letters.of(i),
                    points.stream().mapToDouble(point -> point[factor]).toArray()));
        }
        return terms;
    }

    /** A model of second order: the factors, their products by two, their squares. */
    public static List<Term> quadratic(List<double[]> points) {
        List<Term> terms = new ArrayList<>(linear(points));
        int factors = points.get(0).length;
        for (int i = 0; i < factors; i++) {
            for (int j = i + 1; j < factors; j++) {
                terms.add(product(points, i, j));
            }
        }
        for (int i = 0; i < factors; i++) {
            terms.add(product(points, i, i));
        }
        return terms;
    }

    private static Term product(List<double[]> points, int i, int j) {
        String name = i == j ? Letters.of(i) + "²" : Letters.of(i) + Letters.of(j);
        return new Term(
                name, points.stream().mapToDouble(point -> point[i] * point[j]).toArray());
    }
}
