package dev.chainon.core.contract;

import dev.chainon.core.event.Field;
import java.util.Objects;

/** A property of a schema object. */
public record Column(String name, ColumnType type, boolean required, Protection protection, Text description) {

    public Column {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(protection);
        Objects.requireNonNull(description);
    }

    /** Its name in the store: a value that is kept encrypted has the encrypted column's name. */
    public String storedName() {
        return protection.encrypted() ? protection.encryptedName() : name;
    }

    /**
     * The column as rows and codecs carry it.
     *
     * @throws IllegalArgumentException if they cannot carry its type
     */
    public Field field() {
        return type.carried()
                .map(carried -> new Field(name, carried, required))
                .orElseThrow(() -> new IllegalArgumentException("column '" + name + "' has the physical type '"
                        + type.physical() + "', which rows cannot carry: use string, int, long, double or boolean"));
    }
}
