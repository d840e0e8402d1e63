package dev.chainon.evidence.report.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * A measured figure that belongs to a clause, and the bounds it must keep, if any.
 *
 * @param id stable identifier of the figure, such as {@code model.may.auc}
 */
public record Goal(String id, Optional<Double> atLeast, Optional<Double> atMost) {

    @JsonCreator
    static Goal of(
            @JsonProperty("id") String id,
            @JsonProperty("atLeast") Double atLeast,
            @JsonProperty("atMost") Double atMost) {
        return new Goal(id, Optional.ofNullable(atLeast), Optional.ofNullable(atMost));
    }

    /** Whether a value keeps the bounds; not-a-number keeps none. */
    public boolean metBy(double value) {
        return !Double.isNaN(value) && value >= atLeast.orElse(value) && value <= atMost.orElse(value);
    }

    public boolean bounded() {
        return atLeast.isPresent() || atMost.isPresent();
    }
}
