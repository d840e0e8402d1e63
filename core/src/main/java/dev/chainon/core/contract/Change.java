package dev.chainon.core.contract;

import java.util.Objects;

/**
 * A difference between two versions of a contract.
 *
 * @param level the part of the version that it asks to be raised
 * @param path what changed: a table, table and column, a rule, a service level
 * @param reason how, and why it matters
 */
public record Change(Level level, String path, String reason) {

    public Change {
        Objects.requireNonNull(level);
        Objects.requireNonNull(path);
        Objects.requireNonNull(reason);
    }

    /** From the gravest to the least. */
    public enum Level {
        /** What somebody relies on goes away: data that are written can no longer be read, or a promise is withdrawn. */
        MAJOR,
        /** Something is added or tuned. */
        MINOR,
        /** Words only. */
        PATCH
    }

    static Change major(String path, String reason) {
        return new Change(Level.MAJOR, path, reason);
    }

    static Change minor(String path, String reason) {
        return new Change(Level.MINOR, path, reason);
    }
}
