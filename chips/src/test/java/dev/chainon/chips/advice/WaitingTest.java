package dev.chainon.chips.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wait that the advisor computes, against a queue that is played request by request. */
class WaitingTest {

    private static final double CALL = 1e-3;
    private static final int REQUESTS = 2_000_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.8})
    @Criterion("B1Cr2.formulas")
    void meanWaitIsThatOfASimulatedQueue(double busy) {
        double rate = busy / CALL;
        ServingMeasure one = new ServingMeasure("one", 1, 0, List.of(new ServingMeasure.Batch(1, CALL, CALL, 0)));

        assertThat(one.time(rate).queueSeconds())
                .isCloseTo(played(rate), within(0.03 * one.time(rate).queueSeconds()));
    }

    /** Lindley's recursion: who comes waits for what is left of the one before. */
    private static double played(double rate) {
        SplittableRandom random = new SplittableRandom(12);
        double wait = 0;
        double sum = 0;
        for (int request = 0; request < REQUESTS; request++) {
            sum += wait;
            double gap = -Math.log(1 - random.nextDouble()) / rate;
            wait = Math.max(0, wait + CALL - gap);
        }
        return sum / REQUESTS;
    }
}
