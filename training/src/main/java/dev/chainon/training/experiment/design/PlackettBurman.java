package dev.chainon.training.experiment.design;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Designs of Plackett and Burman, The Design of Optimum Multifactorial Experiments, Biometrika 33 (1946): N runs for up to N - 1 factors. Here N - 1 is a prime
 * that leaves 3 when divided by 4, so that the quadratic residues (Paley 1933) give the first row, which is then turned: N = 12, 20, 24, 32, 44, 48, 60, 68.
 */
final class PlackettBurman {

    private static final int MOST = 68;

    private PlackettBurman() {}

    static List<Integer> sizes() {
        return IntStream.rangeClosed(8, MOST)
                .filter(n -> n % 4 == 0 && BigInteger.valueOf(n - 1).isProbablePrime(50))
                .boxed()
                .toList();
    }

    static Design design(int factors, Optional<Integer> runs) {
        int size = runs.orElseGet(() ->
                sizes().stream().filter(n -> n >= 12 && n > factors).findFirst().orElse(MOST));
        if (!sizes().contains(size) || size <= factors) {
            throw new BadDesignException("a Plackett-Burman design of " + size + " runs for " + factors
                    + " factors is not offered: runs must be more than the factors, and one of " + sizes());
        }
        double[][] square = square(size);
        double[][] points = new double[size][factors];
        List<Column> contrasts = new ArrayList<>();
        for (int column = 0; column < size - 1; column++) {
            double[] values = new double[size];
            for (int run = 0; run < size; run++) {
                values[run] = square[run][column];
            }
            if (column < factors) {
                for (int run = 0; run < size; run++) {
                    points[run][column] = values[run];
                }
                contrasts.add(new Column(Letters.of(column), 1, partial(square, column, factors), values));
            } else {
                contrasts.add(new Column("free " + (column - factors + 1), 0, List.of(), values));
            }
        }
        return new Design(points, contrasts, Optional.empty(), new Region.Cube(1));
    }

    /** First row by quadratic residues, turned once for each further row; the last row is all low. */
    static double[][] square(int size) {
        int prime = size - 1;
        boolean[] residue = new boolean[prime];
        residue[0] = true;
        for (int i = 1; i < prime; i++) {
            residue[i * i % prime] = true;
        }
        double[][] square = new double[size][prime];
        for (int run = 0; run < size; run++) {
            for (int column = 0; column < prime; column++) {
                boolean high = run < prime && residue[Math.floorMod(column - run, prime)];
                square[run][column] = high ? 1 : -1;
            }
        }
        return square;
    }

    /** Interactions of two of the factors that a main effect takes a share of, with their share, such as {@code -1/3 BC}. */
    private static List<String> partial(double[][] square, int column, int factors) {
        List<String> partial = new ArrayList<>();
        for (int i = 0; i < factors; i++) {
            for (int j = i + 1; j < factors; j++) {
                int sum = 0;
                for (double[] run : square) {
                    sum += (int) (run[column] * run[i] * run[j]);
                }
                if (sum != 0) {
                    partial.add(share(sum, square.length) + " " + Letters.of(i) + Letters.of(j));
                }
            }
        }
        return partial;
    }

    private static String share(int sum, int size) {
        int divisor =
                BigInteger.valueOf(Math.abs(sum)).gcd(BigInteger.valueOf(size)).intValueExact();
        return (sum < 0 ? "-" : "+") + Math.abs(sum) / divisor + "/" + size / divisor;
    }
}
