package dev.chainon.core.event;

import java.io.Serializable;
import java.util.Objects;

/** One column: its name, its type, and whether a value may be absent. */
public record Field(String name, FieldType type, boolean required) implements Serializable {
    public Field {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }
}
