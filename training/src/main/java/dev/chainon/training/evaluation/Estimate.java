package dev.chainon.training.evaluation;

import java.util.Arrays;
import java.util.Objects;

/** A value and its 95 % interval. */
public record Estimate(double value, Interval interval) {

    public Estimate {
        Objects.requireNonNull(interval);
    }

    /** Resamples in which nothing can be said are left out; where that is so of all, there is no estimate but the value itself. */
    static Estimate of(double value, double[] resampled) {
        double[] said = Arrays.stream(resampled).filter(Double::isFinite).toArray();
        return new Estimate(value, said.length == 0 ? new Interval(value, value) : Bootstrap.interval(said));
    }
}
