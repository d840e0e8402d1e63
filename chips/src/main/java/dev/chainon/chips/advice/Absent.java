package dev.chainon.chips.advice;

import java.util.Objects;

/**
 * A chip or a setting that was not measured: it is shown and never advised.
 *
 * @param reason as exactly as it is known
 */
public record Absent(String id, String reason) {
    public Absent {
        Objects.requireNonNull(id);
        Objects.requireNonNull(reason);
    }
}
