package dev.chainon.training;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a {@link Learner} gives.
 *
 * @param values weights of the best epoch
 * @param losses log loss on the validation period after each epoch
 * @param bestEpoch counted from 1
 * @param seconds of learning, without the scoring in between
 * @param rows that steps were made of
 * @param how it was learnt, beside the settings: names and values for the manifest
 */
public record Learned(
        Blueprint blueprint,
        float[] values,
        List<Double> losses,
        int bestEpoch,
        double seconds,
        long rows,
        Map<String, String> how) {

    public Learned {
        Objects.requireNonNull(blueprint);
        losses = List.copyOf(losses);
        how = new TreeMap<>(how);
    }
}
