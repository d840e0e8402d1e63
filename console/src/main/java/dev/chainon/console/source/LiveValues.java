package dev.chainon.console.source;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** The indicators of the running platform, as they are now. */
@FunctionalInterface
public interface LiveValues {

    /** Where nothing is measured. */
    LiveValues NONE = language -> List.of();

    /** Every indicator, its name in "fr" or "en". */
    List<LiveValue> now(String language);

    /**
     * An indicator as it is now.
     *
     * @param unit key of its unit, such as {@code share} or {@code seconds}
     * @param value empty while there is nothing to measure
     * @param query in PromQL, by which anybody can ask again
     * @param at when it was asked
     */
    record LiveValue(String id, String name, String unit, OptionalDouble value, String query, Instant at) {
        public LiveValue {
            Objects.requireNonNull(id);
            Objects.requireNonNull(name);
            Objects.requireNonNull(unit);
            Objects.requireNonNull(value);
            Objects.requireNonNull(query);
            Objects.requireNonNull(at);
        }
    }
}
