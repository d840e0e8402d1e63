package dev.chainon.lineage;

import dev.chainon.core.lineage.RunEvent;
import java.util.Objects;
import java.util.Optional;

/**
 * An event as it was read back.
 *
 * @param commit of the code of the process that told it
 */
public record Told(RunEvent event, Optional<String> commit) {
    public Told {
        Objects.requireNonNull(event);
        Objects.requireNonNull(commit);
    }
}
