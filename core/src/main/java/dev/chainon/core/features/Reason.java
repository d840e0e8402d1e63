package dev.chainon.core.features;

import java.util.List;
import java.util.Objects;

/**
 * Inputs of a model that people understand as one thing: a reason for what it says.
 *
 * @param key of its words, which a use case has under {@code reason.KEY}
 * @param features all of them, by name
 * @param sways those of them that change from hour to hour, and of which less is calmer, such as a recent delay; none where the reason stays as it is
 */
public record Reason(String key, List<String> features, List<String> sways) {

    public Reason {
        Objects.requireNonNull(key);
        features = List.copyOf(features);
        sways = List.copyOf(sways);
        if (!features.containsAll(sways)) {
            throw new IllegalArgumentException("the reason '" + key + "' has no features " + sways);
        }
    }
}
