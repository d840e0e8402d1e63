package dev.chainon.training.experiment.design;

import java.util.Objects;

/** One setting that an experiment changes. */
public sealed interface Factor {

    String name();

    /** The setting at a coded level. */
    Object at(double coded);

    /** The coded level that the setting really has: whole numbers lie where they lie. */
    double settled(double coded);

    /**
     * A number between a low and a high level, and a little beyond where a design has points there.
     *
     * @param logarithmic whether equal steps are equal ratios
     * @param whole whether only whole numbers make sense
     */
    record Quantity(String name, double low, double high, boolean logarithmic, boolean whole) implements Factor {

        public Quantity {
            Objects.requireNonNull(name);
            if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
                throw new BadDesignException(
                        "the factor " + name + " goes from " + low + " to " + high + ": low must be below high");
            }
            if (logarithmic && low <= 0) {
                throw new BadDesignException("the factor " + name + " has a logarithmic scale, so its low level must be"
                        + " above 0, not " + low + ": raise it, or take the scale linear");
            }
            if (whole && (low != Math.rint(low) || high != Math.rint(high))) {
                throw new BadDesignException("the factor " + name + " takes whole numbers only, not " + low + " and "
                        + high + ": give whole levels");
            }
        }

        /** The coded level of a value. */
        public double coded(double value) {
            double from = scaled(low);
            return (2 * scaled(value) - from - scaled(high)) / (scaled(high) - from);
        }

        /** The value at a coded level, before it is made whole. */
        public double value(double coded) {
            if (coded == -1 || coded == 1) {
                return coded < 0 ? low : high;
            }
            double middle = (scaled(low) + scaled(high)) / 2 + coded * (scaled(high) - scaled(low)) / 2;
            return logarithmic ? StrictMath.exp(middle) : middle;
        }

        private double scaled(double value) {
            return logarithmic ? StrictMath.log(value) : value;
        }

        @Override
        public Object at(double coded) {
            double value = value(coded);
            return whole ? (Object) (long) Math.rint(value) : (Object) value;
        }

        @Override
        public double settled(double coded) {
            return whole && Math.rint(value(coded)) != value(coded) ? coded(Math.rint(value(coded))) : coded;
        }
    }

    /** One of two settings that need not be numbers. */
    record Choice(String name, Object low, Object high) implements Factor {

        public Choice {
            Objects.requireNonNull(name);
            if (low.equals(high)) {
                throw new BadDesignException(
                        "the factor " + name + " has twice the level " + low + ": give two levels");
            }
        }

        @Override
        public Object at(double coded) {
            return coded < 0 ? low : high;
        }

        @Override
        public double settled(double coded) {
            return coded < 0 ? -1 : 1;
        }
    }
}
