package dev.chainon.core.lineage;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One time a job is done.
 *
 * @param parent the run that this one is a step of
 * @param nominal the time the data are about, where it is not the time of the run: a replay's
 * @param error why it failed
 */
public record Run(UUID id, Optional<Parent> parent, Optional<Nominal> nominal, Optional<String> error) {

    /** A run of another job. */
    public record Parent(UUID run, String job) {
        public Parent {
            Objects.requireNonNull(run);
            Objects.requireNonNull(job);
        }
    }

    /** @param end first moment after */
    public record Nominal(Instant start, Instant end) {
        public Nominal {
            if (end.isBefore(start)) {
                throw new IllegalArgumentException(
                        "a nominal time must not end at " + end + " before it starts at " + start);
            }
        }
    }

    public Run {
        Objects.requireNonNull(id);
        Objects.requireNonNull(parent);
        Objects.requireNonNull(nominal);
        Objects.requireNonNull(error);
    }

    Run failed(String why) {
        return new Run(id, parent, nominal, Optional.of(why));
    }
}
