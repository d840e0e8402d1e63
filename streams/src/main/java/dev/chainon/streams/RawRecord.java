package dev.chainon.streams;

import java.util.Objects;

/**
 * A record of the raw topic.
 *
 * @param millis the broker's clock when it was appended
 * @param bytes as they came; empty for a record without a value
 */
public record RawRecord(long offset, long millis, byte[] bytes) {
    public RawRecord {
        Objects.requireNonNull(bytes);
    }
}
