package dev.chainon.core.request;

import java.io.Serializable;
import java.util.Objects;

/**
 * What is wrong with one field.
 *
 * @param field its name
 * @param message names the field, what it holds and what is accepted
 */
public record FieldFault(String field, String message) implements Serializable {
    public FieldFault {
        Objects.requireNonNull(field);
        Objects.requireNonNull(message);
    }
}
