package dev.chainon.ingestion.replay;

import java.util.Objects;
import java.util.Optional;

/**
 * What is sent to the raw topic.
 *
 * @param minute minutes since 1970 at which it is sent
 * @param plant what was done to it on purpose, if anything
 */
public record Message(long minute, String subject, byte[] bytes, Optional<Dirt> plant) {
    public Message {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(bytes);
        Objects.requireNonNull(plant);
    }
}
