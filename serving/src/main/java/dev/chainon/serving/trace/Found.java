package dev.chainon.serving.trace;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A link of the chain, or the reason why it cannot be shown any more. */
public sealed interface Found<T> {

    record Here<T>(T link) implements Found<T> {
        public Here {
            Objects.requireNonNull(link);
        }
    }

    /** @param reason a sentence for a person */
    record Gone<T>(String reason) implements Found<T> {
        public Gone {
            Objects.requireNonNull(reason);
        }
    }

    default Optional<T> value() {
        return this instanceof Here<T> here ? Optional.of(here.link()) : Optional.empty();
    }

    /** The reason, where there is no value. */
    default Optional<String> why() {
        return this instanceof Gone<T> gone ? Optional.of(gone.reason()) : Optional.empty();
    }

    /** The next link, which is gone when this one is. */
    default <U> Found<U> then(Function<T, Found<U>> next) {
        return value().map(next).orElseGet(() -> new Gone<>(why().orElse("")));
    }
}
