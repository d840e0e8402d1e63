package dev.chainon.core.event;

/** The value types that every store and codec of the project can carry. */
public enum FieldType {
    STRING,
    INT,
    LONG,
    DOUBLE,
    BOOLEAN
}
