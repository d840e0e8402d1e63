package dev.chainon.monitoring.kpi;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * An indicator as it is now.
 *
 * @param value empty while there is nothing to measure, such as a share of no requests
 */
public record Measured(Indicator indicator, OptionalDouble value) {

    public Measured {
        Objects.requireNonNull(indicator);
        value = value.isPresent() && Double.isFinite(value.getAsDouble()) ? value : OptionalDouble.empty();
    }

    /** Whether it misses its target; what is not measured misses nothing. */
    public boolean missed() {
        return value.isPresent() && !indicator.target().met(value.getAsDouble());
    }
}
