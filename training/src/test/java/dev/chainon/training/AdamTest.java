package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class AdamTest {

    private static final int STEPS = 10;
    private static final double RATE = 0.003;

    @BeforeAll
    static void oneThread() {
        Backend.prepare(Path.of(System.getProperty("org.bytedeco.javacpp.cachedir")));
    }

    /** Kingma and Ba 2015, algorithm 1, with a rate that falls linearly to zero. */
    @Test
    @Criterion("B1Cr2.formulas")
    void followsItsFormula_stepByStep() {
        double[] gradients = {0.5, -0.2, 0.1, 0.4, -0.3, 0.05, 0.2, -0.1};
        Adam adam = new Adam(new PolySchedule(ScheduleType.ITERATION, RATE, 1, STEPS));
        INDArray state = Nd4j.zeros(DataType.DOUBLE, 1, 2);
        GradientUpdater<?> updater = adam.instantiate(state, true);
        double mean = 0;
        double square = 0;
        for (int step = 0; step < gradients.length; step++) {
            INDArray gradient = Nd4j.createFromArray(new double[][] {{gradients[step]}});

            updater.applyUpdater(gradient, step, 0);

            mean = 0.9 * mean + 0.1 * gradients[step];
            square = 0.999 * square + 0.001 * gradients[step] * gradients[step];
            double rate = RATE * (1 - (double) step / STEPS);
            double corrected = rate * Math.sqrt(1 - Math.pow(0.999, step + 1)) / (1 - Math.pow(0.9, step + 1));
            assertThat(gradient.getDouble(0))
                    .as("step " + step)
                    .isEqualTo(corrected * mean / (Math.sqrt(square) + 1e-8), within(1e-10));
        }
    }

    @Test
    void isTheUpdaterOfTheNetworks() {
        TrainingSettings settings = ToySet.settings(2);

        MultiLayerNetwork network = Networks.fresh(settings, 5, STEPS);

        assertThat(network.getLayer(0).conf().getLayer())
                .extracting("iUpdater")
                .isEqualTo(new Adam(new PolySchedule(
                        ScheduleType.ITERATION, settings.learningRate(), 1, STEPS)));
        assertThat(List.of(0.9, 0.999, 1e-8))
                .containsExactly(Adam.DEFAULT_ADAM_BETA1_MEAN_DECAY, Adam.DEFAULT_ADAM_BETA2_VAR_DECAY, Adam.DEFAULT_ADAM_EPSILON);
    }
}
