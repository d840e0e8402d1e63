package dev.chainon.evidence.report.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A measured figure that belongs to a clause, and the bounds it must keep, if any.
 *
 * @param id stable identifier of the figure; its parts name the unit, as in {@code stream.latency.p50.ms}
 */
public record Goal(String id, Optional<Double> atLeast, Optional<Double> atMost) {

    private static final Map<String, String> UNITS =
            Map.of("ms", "ms", "us", "µs", "mb", "MB", "seconds", "s", "rps", "/s", "ratio", "×");

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

    /** The unit of its values, or nothing for a bare number. */
    public String unit() {
        if (id.contains(".per.second")) {
            return "/s";
        }
        return Stream.of(id.split("\\."))
                .filter(UNITS::containsKey)
                .map(UNITS::get)
                .findFirst()
                .orElse("");
    }
}
