package dev.chainon.serving.security;

import java.util.Objects;
import java.util.Set;

/**
 * Somebody who was recognised.
 *
 * @param id whom requests count for: one for each key and for each subject of tokens
 * @param name of the key, or a short one of the token's subject
 */
public record Caller(String id, String name, Set<Role> roles) {
    public Caller {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        roles = Set.copyOf(roles);
    }
}
