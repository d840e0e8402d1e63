package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import org.junit.jupiter.api.Test;

class AdamStepTest {

    private static final double RATE = 0.003;

    /** Kingma and Ba 2015, algorithm 1 in the order of the end of their section 2, in double precision. */
    @Test
    @Criterion("B1Cr2.formulas")
    void followsItsFormula_stepByStep() {
        float[] gradients = {0.5f, -0.2f, 0.1f, 0.4f, -0.3f, 0.05f, 0.2f, -0.1f};
        AdamStep adam = new AdamStep(1);
        float[] parameter = {1};
        double weight = 1;
        double mean = 0;
        double square = 0;
        for (int step = 1; step <= gradients.length; step++) {
            double rate = RATE * (1 - (step - 1) / 10.0);

            adam.move(parameter, new float[] {gradients[step - 1]}, rate);

            mean = 0.9 * mean + 0.1 * gradients[step - 1];
            square = 0.999 * square + 0.001 * gradients[step - 1] * gradients[step - 1];
            double corrected = rate * Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
            weight -= corrected * mean / (Math.sqrt(square) + 1e-8);
            assertThat(parameter[0]).as("step " + step).isCloseTo((float) weight, within(1e-6f));
        }
    }
}
