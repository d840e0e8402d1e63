package dev.chainon.core.event;

import java.util.Objects;

/** One column: its name, its type, and whether a value may be absent. */
public record Field(String name, FieldType type, boolean required) {
    public Field {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }
}
