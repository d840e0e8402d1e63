package dev.chainon.training.experiment.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of design one can declare. */
public sealed interface Kind {

    /** @throws BadDesignException if this kind cannot have so many factors */
    Design design(int factors);

    /** Whether every factor must be a number: a surface has no place for a choice. */
    default boolean numbersOnly() {
        return false;
    }

    /** Every combination of two levels, or a regular fraction of them by given generators. */
    record Factorial(List<String> generators) implements Kind {
        public Factorial {
            generators = List.copyOf(generators);
        }

        @Override
        public Design design(int factors) {
            return TwoLevel.design(Fraction.read(factors, generators));
        }
    }

    /** The smallest regular fraction of a resolution: 3 keeps main effects apart, 4 also from interactions of two, 5 also those from each other. */
    record Resolved(int resolution) implements Kind {
        public Resolved {
            if (resolution < 3 || resolution > 5) {
                throw new BadDesignException("resolution " + resolution + " cannot be asked for: take 3, 4 or 5");
            }
        }

        @Override
        public Design design(int factors) {
            return TwoLevel.design(new FractionSearch(factors, resolution).smallest());
        }
    }

    /** Screening of many factors in few runs (Plackett and Burman 1946). */
    record Screening(Optional<Integer> runs) implements Kind {
        @Override
        public Design design(int factors) {
            return PlackettBurman.design(factors, runs);
        }
    }

    /** A factorial with points on the axes and repeated centres, for a surface of second order (Box and Wilson 1951). */
    record CentralComposite(Axial axial, int centres) implements Kind {

        /** How far the points on the axes are from the centre. */
        public enum Axial {
            /** At 1: three levels of each factor, inside the cube. */
            FACE,
            /** At the fourth root of the number of factorial points: the prediction is equally sure in every direction. */
            ROTATABLE
        }

        public CentralComposite {
            if (centres < 1 || centres > 20) {
                throw new BadDesignException(centres + " centre points make no sense: take 1 to 20");
            }
        }

        @Override
        public boolean numbersOnly() {
            return true;
        }

        @Override
        public Design design(int factors) {
            if (factors < 2 || factors > 8) {
                throw new BadDesignException("a central composite of " + factors
                        + " factors is not offered: keep the 2 to 8 that a screening found strongest");
            }
            Fraction fraction = factors < 5 ? Fraction.whole(factors) : new FractionSearch(factors, 5).smallest();
            boolean rotatable = axial == Axial.ROTATABLE;
            double alpha = rotatable ? Math.pow(fraction.points(), 0.25) : 1;
            List<double[]> points = new ArrayList<>(List.of(fraction.levels()));
            for (int axis = 0; axis < 2 * factors; axis++) {
                double[] point = new double[factors];
                point[axis / 2] = axis % 2 == 0 ? -alpha : alpha;
                points.add(point);
            }
            for (int centre = 0; centre < centres; centre++) {
                points.add(new double[factors]);
            }
            // The corners of the factorial lie on the ball too where it is rotatable, for two factors; a little outside
            // for more.
            Region region = rotatable ? new Region.Ball(alpha) : new Region.Cube(1);
            return new Design(points.toArray(double[][]::new), List.of(), Optional.empty(), region);
        }
    }

    /** Points that fill the space: each factor's range is cut into as many slices as there are points, each slice used once. */
    record LatinHypercube(int runs, int tries, long seed) implements Kind {
        public LatinHypercube {
            if (runs < 4 || runs > Fraction.MOST_POINTS || tries < 1 || tries > 10_000) {
                throw new BadDesignException("a Latin hypercube takes 4 to " + Fraction.MOST_POINTS
                        + " runs, the best of 1 to 10000 tries, not " + runs + " of " + tries);
            }
        }

        @Override
        public boolean numbersOnly() {
            return true;
        }

        @Override
        public Design design(int factors) {
            double[][] points = new Hypercubes(runs, factors, seed).best(tries);
            return new Design(points, List.of(), Optional.empty(), new Region.Cube(1));
        }
    }
}
