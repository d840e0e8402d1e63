package dev.chainon.core.contract;

import java.util.Objects;

/**
 * Where data of the contract live.
 *
 * @param server its name
 * @param type the standard's word: kafka, postgresql, local, custom
 */
public record Server(String server, String type, Text description) {
    public Server {
        Objects.requireNonNull(server);
        Objects.requireNonNull(type);
        Objects.requireNonNull(description);
    }
}
