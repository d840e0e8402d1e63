package dev.chainon.training;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/** Cross-entropy whose slope by the log-odds, p - y, is weighed row by row: so class weights and focal loss alike are written. Its score stays that of cross-entropy. */
final class WeighedLoss extends LossBinaryXENT {

    private static final long serialVersionUID = 1L;
    private static final double LEAST = 1e-12;

    private final Weight weight;

    WeighedLoss(Weight weight) {
        this.weight = weight;
    }

    /** The weight of a row. */
    @FunctionalInterface
    interface Weight extends Serializable {
        double of(double p, boolean positive);
    }

    /** Positives weigh as much as negatives, and a row 1 in the mean. */
    static Weight classes(double baseRate) {
        return (p, positive) -> 0.5 / (positive ? baseRate : 1 - baseRate);
    }

    /**
     * The slope of (1 - q)^gamma (-ln q) by the log-odds, q being the probability given to what happened, divided by that of -ln q (Lin and others 2017, appendix).
     */
    static Weight focal(double gamma) {
        return (p, positive) -> {
            double q = Math.max(LEAST, positive ? p : 1 - p);
            double rest = Math.max(LEAST, 1 - q);
            return Math.pow(rest, gamma) * (1 - gamma * q * Math.log(q) / rest);
        };
    }

    /** A weight is a function: two losses are equal if they are one. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray slope = super.computeGradient(labels, preOutput, activation, mask);
        float[] odds = preOutput.dup().data().asFloat();
        float[] outcomes = labels.dup().data().asFloat();
        float[] weights = new float[odds.length];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = (float) weight.of(1 / (1 + Math.exp(-odds[row])), outcomes[row] == 1);
        }
        return slope.muli(Nd4j.createFromArray(weights).reshape(slope.shape()).castTo(slope.dataType()));
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }
}
