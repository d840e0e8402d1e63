package dev.chainon.streams;

import java.util.Objects;
import java.util.Optional;

/**
 * That a raw record passed the contract and came into the clean log.
 *
 * @param kafkaOffset where its event stands there first
 * @param contractVersion of the contract it was judged under; empty if the release that judged it did not write this down
 */
public record Judgement(long kafkaOffset, Optional<String> contractVersion) {
    public Judgement {
        Objects.requireNonNull(contractVersion);
    }
}
