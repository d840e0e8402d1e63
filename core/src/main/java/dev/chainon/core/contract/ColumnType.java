package dev.chainon.core.contract;

import dev.chainon.core.event.FieldType;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a column holds.
 *
 * @param logical type in the words of the standard: string, date, timestamp, time, number, integer, object, array or boolean
 * @param physical type in the words of the store or codec, such as long or timestamptz
 * @param maxLength most characters of a string, where the contract says so
 */
public record ColumnType(String logical, String physical, OptionalInt maxLength) {

    public ColumnType {
        Objects.requireNonNull(logical);
        Objects.requireNonNull(physical);
        Objects.requireNonNull(maxLength);
    }

    /** The type that rows and codecs of the project carry for it; empty for types that live in a database only. */
    public Optional<FieldType> carried() {
        return switch (physical.toLowerCase(Locale.ROOT)) {
            case "string", "text" -> Optional.of(FieldType.STRING);
            case "int", "integer" -> Optional.of(FieldType.INT);
            case "long", "bigint" -> Optional.of(FieldType.LONG);
            case "double", "double precision" -> Optional.of(FieldType.DOUBLE);
            case "boolean" -> Optional.of(FieldType.BOOLEAN);
            default -> Optional.empty();
        };
    }
}
