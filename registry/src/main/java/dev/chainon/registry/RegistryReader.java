package dev.chainon.registry;

import java.util.Optional;

/** As much of the registry as serving needs. */
@FunctionalInterface
public interface RegistryReader {

    /**
     * The version that a URI names now.
     *
     * @param uri {@code models:/late-arrival@champion} or {@code models:/late-arrival/3}
     * @return empty if there is no such version, or the alias points nowhere
     * @throws IllegalArgumentException if the URI has another form
     */
    Optional<ModelVersion> resolve(String uri);
}
