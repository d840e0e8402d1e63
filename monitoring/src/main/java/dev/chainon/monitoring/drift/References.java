package dev.chainon.monitoring.drift;

import dev.chainon.core.drift.Reference;
import java.util.Objects;
import java.util.Optional;

/** Where the references of models come from. */
@FunctionalInterface
public interface References {

    /** No model has one. */
    References NONE = (model, version) -> Found.absent("absent: the model has no reference");

    /** Reads the reference of a version, which may take a moment. */
    Found of(String model, int version);

    /**
     * What was found.
     *
     * @param why the exact reason where there is none; empty where there is one
     */
    record Found(Optional<Reference> reference, String why) {
        public Found {
            Objects.requireNonNull(reference);
            Objects.requireNonNull(why);
        }

        static Found absent(String why) {
            return new Found(Optional.empty(), why);
        }
    }
}
