package dev.chainon.monitoring.kpi;

import com.typesafe.config.Config;
import java.util.Objects;

/** What an indicator should be. */
public record Target(Sense sense, double value) {

    /** On which side of the value it should lie. */
    public enum Sense {
        AT_LEAST("≥"),
        AT_MOST("≤"),
        ABOVE(">");

        public final String sign;

        Sense(String sign) {
            this.sign = sign;
        }

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Target {
        Objects.requireNonNull(sense);
    }

    static Target of(Config target) {
        for (Sense sense : Sense.values()) {
            if (target.hasPath(sense.key())) {
                return new Target(sense, target.getDouble(sense.key()));
            }
        }
        throw new IllegalArgumentException("a target is at-least, at-most or above a number, not " + target.root());
    }

    public boolean met(double measured) {
        return switch (sense) {
            case AT_LEAST -> measured >= value;
            case AT_MOST -> measured <= value;
            case ABOVE -> measured > value;
        };
    }
}
