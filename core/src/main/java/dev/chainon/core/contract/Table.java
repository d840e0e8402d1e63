package dev.chainon.core.contract;

import dev.chainon.core.event.Field;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A schema object of the contract.
 *
 * @param name what the contract calls it
 * @param place where it is kept
 * @param description one sentence
 * @param columns its properties, in the order of the file
 * @param processing what the register of processing says of it; there if and only if a column is personal
 */
public record Table(String name, Place place, Text description, List<Column> columns, Optional<Processing> processing) {

    public Table {
        Objects.requireNonNull(name);
        Objects.requireNonNull(place);
        Objects.requireNonNull(description);
        columns = List.copyOf(columns);
        boolean personal = columns.stream().anyMatch(c -> c.protection().personal());
        if (personal != processing.isPresent()) {
            throw new IllegalArgumentException("table '" + name + "' has " + (personal ? "" : "no ")
                    + "personal columns and " + (personal ? "no " : "") + "custom property 'processing': "
                    + "the register of processing needs both or neither");
        }
    }

    /**
     * Where a table is kept.
     *
     * @param kind the standard's physicalType: table, topic, file
     * @param name the standard's physicalName; empty if the contract gives none
     * @param built false where the contract speaks before the store does
     */
    public record Place(String kind, String name, boolean built) {
        public Place {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(name);
        }
    }

    /**
     * The columns as rows and codecs carry them.
     *
     * @throws IllegalArgumentException if they cannot carry one of them
     */
    public List<Field> fields() {
        return columns.stream().map(Column::field).toList();
    }

    public List<Column> personal() {
        return columns.stream().filter(c -> c.protection().personal()).toList();
    }

    public Optional<Column> find(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    /**
     * A column by its name.
     *
     * @throws IllegalArgumentException if the contract has no column of that name
     */
    public Column column(String column) {
        return find(column)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the contract's table '" + name + "' has no column '" + column + "'; it has "
                                + columns.stream().map(Column::name).toList()));
    }
}
