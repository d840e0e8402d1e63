package dev.chainon.core.lineage;

import java.util.Objects;

/**
 * What is done again and again; one time it is done is a run.
 *
 * @param name unique in the project, such as {@code history.clean}
 * @param description one sentence
 */
public record Job(String name, Kind kind, String description) {

    /** Whether a run ends by itself. */
    public enum Kind {
        BATCH,
        STREAMING
    }

    public Job {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(description);
        if (!name.matches("[a-z0-9]+([.-][a-z0-9]+)*")) {
            throw new IllegalArgumentException("a job's name is lower-case words joined by . or -, not '" + name + "'");
        }
    }

    public static Job batch(String name, String description) {
        return new Job(name, Kind.BATCH, description);
    }

    public static Job streaming(String name, String description) {
        return new Job(name, Kind.STREAMING, description);
    }
}
