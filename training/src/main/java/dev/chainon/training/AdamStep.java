package dev.chainon.training;

import java.util.Arrays;

/** Adam (Kingma and Ba 2015, algorithm 1 with the bias correction in the rate, as DL4J has it), in one pass over all parameters. */
final class AdamStep {

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final float[] first;
    private final float[] second;
    private int steps;

    AdamStep(int parameters) {
        this.first = new float[parameters];
        this.second = new float[parameters];
    }

    /** Goes on from the moments of a state; from none if it is bare. */
    AdamStep(NetworkState state) {
        int parameters = state.values().length;
        this.first = Arrays.copyOf(state.first(), parameters);
        this.second = Arrays.copyOf(state.second(), parameters);
        this.steps = state.steps();
    }

    /** These parameters with copies of the moments. */
    NetworkState with(float[] parameters) {
        return new NetworkState(parameters, first.clone(), second.clone(), steps);
    }

    /** Moves the parameters against the gradient. */
    void move(float[] parameters, float[] gradient, double rate) {
        steps++;
        float corrected = (float) (rate * Math.sqrt(1 - Math.pow(BETA_2, steps)) / (1 - Math.pow(BETA_1, steps)));
        float b1 = (float) BETA_1;
        float b2 = (float) BETA_2;
        for (int i = 0; i < parameters.length; i++) {
            float slope = gradient[i];
            float mean = b1 * first[i] + (1 - b1) * slope;
            float square = b2 * second[i] + (1 - b2) * slope * slope;
            first[i] = mean;
            second[i] = square;
            parameters[i] -= corrected * mean / ((float) Math.sqrt(square) + EPSILON);
        }
    }
}
