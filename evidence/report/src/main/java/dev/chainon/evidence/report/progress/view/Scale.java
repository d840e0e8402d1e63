package dev.chainon.evidence.report.progress.view;

import java.util.List;
import java.util.stream.IntStream;

/** An axis of whole numbers that begins at 0. */
final class Scale {

    private static final int PARTS = 4;
    private static final int[] STEPS = {1, 2, 3, 4, 5, 6, 8};

    private Scale() {}

    /** A round number not below the greatest, of which every quarter is whole. */
    static double top(int greatest) {
        for (long ten = 1; ; ten *= 10) {
            for (int step : STEPS) {
                if ((double) step * ten * PARTS >= greatest) {
                    return (double) step * ten * PARTS;
                }
            }
        }
    }

    static List<Double> marks(double top) {
        return IntStream.rangeClosed(0, PARTS).mapToObj(i -> top * i / PARTS).toList();
    }
}
