package dev.chainon.training.evaluation;

/** A confidence interval, both ends included. */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high + " is upside down");
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
