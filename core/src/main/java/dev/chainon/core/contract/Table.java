package dev.chainon.core.contract;

import dev.chainon.core.event.Field;
import java.util.List;
import java.util.Objects;

/**
 * A schema object of the contract.
 *
 * @param personal names of the fields that hold personal data
 */
public record Table(String name, String description, List<Field> fields, List<String> personal) {
    public Table {
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        fields = List.copyOf(fields);
        personal = List.copyOf(personal);
    }
}
