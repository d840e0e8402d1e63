package dev.chainon.serving.security;

import java.util.Objects;
import java.util.Set;

/**
 * Somebody who was recognised.
 *
 * @param name of the key, or the subject of the token
 */
public record Caller(String name, Set<Role> roles) {
    public Caller {
        Objects.requireNonNull(name);
        roles = Set.copyOf(roles);
    }
}
