package dev.chainon.serving.domain;

import dev.chainon.core.event.Event;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One prediction that is asked for.
 *
 * @param instance the instance in the words of the use case; absent only where every feature is given
 * @param features the features that are given, by their place in the vector; the engine computes the others
 * @param width number of features
 */
record Asked<E extends Event>(Optional<E> instance, Map<Integer, Float> features, int width) {

    /** Where the features of an answer come from. */
    enum State {
        /** The live engine computed all of them. */
        LIVE,
        /** The live engine computed them, and some were replaced by the request's. */
        AS_IF,
        /** The request gave all of them: the answer does not depend on the stream. */
        EXPLICIT;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Asked {
        features = Map.copyOf(features);
    }

    State state() {
        if (features.isEmpty()) {
            return State.LIVE;
        }
        return features.size() == width ? State.EXPLICIT : State.AS_IF;
    }

    /** Whether the engine is needed. */
    boolean live() {
        return state() != State.EXPLICIT;
    }

    /** Puts the given features into a row. */
    void overwrite(float[] rows, int row) {
        features.forEach((index, value) -> rows[row * width + index] = value);
    }
}
