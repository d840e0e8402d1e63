package dev.chainon.streams;

import dev.chainon.core.model.Prediction;
import java.util.Objects;

/**
 * A prediction with its place in the predictions topic.
 *
 * @param kafkaOffset the next one to read after it is {@code kafkaOffset + 1}
 * @param appendMillis the broker's clock when the prediction was appended, milliseconds since 1970
 */
public record Published(long kafkaOffset, long appendMillis, Prediction prediction) {
    public Published {
        Objects.requireNonNull(prediction);
    }
}
