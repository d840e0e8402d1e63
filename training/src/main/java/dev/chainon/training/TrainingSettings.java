package dev.chainon.training;

import com.typesafe.config.Config;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a network is trained: the keys under {@code chainon.training}.
 *
 * @param hidden width of each hidden layer
 * @param pieces into which the range of a feature is cut at most, see {@link PiecewiseEncoder}; none for features that are standardised only
 * @param epochs most passes over the training period; the learning rate falls to zero over them
 * @param patience early stopping: passes without a better log loss on the validation period after which it stops, the best pass being kept; 0 for none: all passes are made and the last is
 *     kept
 * @param controlEpochs passes of the linear model of the control group
 * @param calibrationDays last days of the training period on which a calibration is learnt, see {@link Calibrated}; 0 for none
 * @param batch rows of one step
 * @param block rows that stay together when the order is shuffled
 */
public record TrainingSettings(
        List<Integer> hidden,
        int pieces,
        int epochs,
        int patience,
        int calibrationDays,
        int controlEpochs,
        int batch,
        int block,
        double learningRate,
        long seed,
        int resamples)
        implements Serializable {

    /** The loss of a linear model has one valley: at this rate one pass over the whole history reaches it. */
    private static final double LINEAR_RATE = 0.01;

    static final Set<String> KEYS = Set.of(
            "hidden",
            "pieces",
            "epochs",
            "patience",
            "calibration-days",
            "control-epochs",
            "batch",
            "block",
            "learning-rate",
            "seed",
            "resamples",
            "set",
            "period",
            "trees",
            "costs",
            "importance-rows",
            "commit",
            "who",
            "threads",
            "promote",
            "gate",
            "window");

    public TrainingSettings {
        hidden = List.copyOf(hidden);
        require(
                hidden.stream().allMatch(width -> width >= 1 && width <= 4096),
                "hidden",
                hidden,
                "widths between 1 and 4096");
        require(pieces >= 0 && pieces <= 256, "pieces", pieces, "a number between 0 and 256");
        require(epochs >= 1 && epochs <= 1000, "epochs", epochs, "a number between 1 and 1000");
        require(patience >= 0, "patience", patience, "0 or more");
        require(calibrationDays >= 0, "calibration-days", calibrationDays, "0 or more");
        require(
                controlEpochs >= 1 && controlEpochs <= 1000,
                "control-epochs",
                controlEpochs,
                "a number between 1 and 1000");
        require(block >= 1, "block", block, "at least 1");
        require(batch >= block && batch <= 65_536, "batch", batch, "between the block's " + block + " and 65536");
        require(learningRate > 0 && learningRate < 1, "learning-rate", learningRate, "between 0 and 1");
        require(resamples >= 20, "resamples", resamples, "at least 20");
    }

    /** Without calibration. */
    public TrainingSettings(
            List<Integer> hidden,
            int pieces,
            int epochs,
            int patience,
            int controlEpochs,
            int batch,
            int block,
            double learningRate,
            long seed,
            int resamples) {
        this(hidden, pieces, epochs, patience, 0, controlEpochs, batch, block, learningRate, seed, resamples);
    }

    /** Of a network that sees standardised features. */
    public TrainingSettings(
            List<Integer> hidden,
            int epochs,
            int patience,
            int controlEpochs,
            int batch,
            int block,
            double learningRate,
            long seed,
            int resamples) {
        this(hidden, 0, epochs, patience, controlEpochs, batch, block, learningRate, seed, resamples);
    }

    /** @throws IllegalArgumentException if a key is unknown or a value makes no sense */
    public static TrainingSettings of(Config training) {
        Set<String> unknown = new TreeSet<>(training.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under chainon.training: " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        return new TrainingSettings(
                training.getIntList("hidden"),
                training.getInt("pieces"),
                training.getInt("epochs"),
                training.getInt("patience"),
                training.getInt("calibration-days"),
                training.getInt("control-epochs"),
                training.getInt("batch"),
                training.getInt("block"),
                training.getDouble("learning-rate"),
                training.getLong("seed"),
                training.getInt("resamples"));
    }

    private static void require(boolean met, String key, Object value, String wanted) {
        if (!met) {
            throw new IllegalArgumentException("chainon.training." + key + " must be " + wanted + ", not " + value);
        }
    }

    /** @param done share of the training that is done */
    double rate(double done) {
        return learningRate * (1 - done);
    }

    /** The same as names and values, for a manifest. */
    Map<String, String> params() {
        Map<String, String> params = new TreeMap<>();
        params.put("hidden", hidden.toString());
        params.put("pieces", Integer.toString(pieces));
        params.put("epochs", Integer.toString(epochs));
        params.put("patience", Integer.toString(patience));
        params.put("calibration-days", Integer.toString(calibrationDays));
        params.put("control-epochs", Integer.toString(controlEpochs));
        params.put("batch", Integer.toString(batch));
        params.put("block", Integer.toString(block));
        params.put("learning-rate", Double.toString(learningRate));
        params.put("seed", Long.toString(seed));
        params.put("resamples", Integer.toString(resamples));
        return params;
    }

    /** The same with another seed. */
    public TrainingSettings seeded(long other) {
        return of(other, calibrationDays);
    }

    /** The same, calibrated on so many last days of the training period; 0 for not at all. */
    TrainingSettings calibratedOn(int days) {
        return of(seed, days);
    }

    private TrainingSettings of(long other, int days) {
        return new TrainingSettings(
                hidden, pieces, epochs, patience, days, controlEpochs, batch, block, learningRate, other, resamples);
    }

    /** The linear model of the control group: no hidden layer, standardised features, the same loop; its few weights have a longer way to go. */
    TrainingSettings linear() {
        return new TrainingSettings(
                List.of(), 0, controlEpochs, patience, controlEpochs, batch, block, LINEAR_RATE, seed, resamples);
    }
}
