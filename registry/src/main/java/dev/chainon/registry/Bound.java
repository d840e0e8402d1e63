package dev.chainon.registry;

import java.util.Objects;

/**
 * What is asked of a figure.
 *
 * @param of which end of the figure's interval is held to it
 */
public record Bound(Of of, Sense sense, double value) {

    /** The figure itself, or an end of its interval: the lower one to be sure that it holds, the upper one to be sure that it does not. */
    public enum Of {
        VALUE,
        LOW,
        HIGH
    }

    /** Where the figure must lie. */
    public enum Sense {
        ABOVE,
        AT_LEAST,
        AT_MOST
    }

    public Bound {
        Objects.requireNonNull(of);
        Objects.requireNonNull(sense);
    }

    public static Bound atLeast(double value) {
        return new Bound(Of.VALUE, Sense.AT_LEAST, value);
    }

    public static Bound atMost(double value) {
        return new Bound(Of.VALUE, Sense.AT_MOST, value);
    }

    /** The whole interval lies above: the figure is above with confidence. */
    public static Bound surelyAbove(double value) {
        return new Bound(Of.LOW, Sense.ABOVE, value);
    }

    /** Not the whole interval lies below: the figure may still reach this, what lies below may be noise. */
    public static Bound notSurelyBelow(double value) {
        return new Bound(Of.HIGH, Sense.AT_LEAST, value);
    }

    /** What was not measured meets nothing. */
    boolean met(Measured measured) {
        double figure =
                switch (of) {
                    case VALUE -> measured.value();
                    case LOW -> measured.low();
                    case HIGH -> measured.high();
                };
        return switch (sense) {
            case ABOVE -> figure > value;
            case AT_LEAST -> figure >= value;
            case AT_MOST -> figure <= value;
        };
    }

    /** What is asked, such as {@code lower end above 0.0000}. */
    public String words(Measured.Unit unit) {
        String end =
                switch (of) {
                    case VALUE -> "";
                    case LOW -> "lower end ";
                    case HIGH -> "upper end ";
                };
        String where =
                switch (sense) {
                    case ABOVE -> "above ";
                    case AT_LEAST -> "at least ";
                    case AT_MOST -> "at most ";
                };
        return end + where + unit.words(value);
    }
}
