package dev.chainon.apps;

import dev.chainon.core.contract.Column;
import dev.chainon.core.contract.Table;
import dev.chainon.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table as a living PostgreSQL has it, beside what the contract says of it.
 *
 * @param name with its schema
 * @param columns type and whether a value must be there, by name; empty if there is no such table
 */
record StoredTable(String name, Map<String, Stored> columns) {

    /** What information_schema calls a type that people call otherwise. */
    private static final Map<String, String> ALIASES = Map.of("timestamptz", "timestamp with time zone");

    /**
     * A column.
     *
     * @param type as information_schema writes it
     */
    record Stored(String type, boolean required) {}

    static StoredTable read(Database database, String name) {
        String[] parts = name.split("\\.");
        Map<String, Stored> columns = new TreeMap<>();
        database.jdbi().useHandle(handle -> handle.createQuery("SELECT column_name, data_type, is_nullable FROM"
                        + " information_schema.columns WHERE table_schema = :schema AND table_name = :table")
                .bind("schema", parts[0])
                .bind("table", parts[1])
                .map((row, context) -> columns.put(
                        row.getString(1),
                        new Stored(row.getString(2), row.getString(3).equals("NO"))))
                .list());
        return new StoredTable(name, columns);
    }

    /** Where contract and database differ; empty when they agree. */
    List<String> differences(Table declared) {
        if (columns.isEmpty()) {
            return declared.place().built()
                    ? List.of(name + " does not exist, but the contract says it is built")
                    : List.of();
        }
        List<String> differences = new ArrayList<>();
        if (!declared.place().built()) {
            differences.add(name + " exists, but the contract says it is not built: remove its property 'built'");
        }
        for (Column column : declared.columns()) {
            compare(column, differences);
        }
        List<String> known = declared.columns().stream().map(Column::storedName).toList();
        columns.keySet().stream()
                .filter(column -> !known.contains(column))
                .forEach(column -> differences.add(name + "." + column + " is not in the contract"));
        return differences;
    }

    private void compare(Column column, List<String> differences) {
        String place = name + "." + column.storedName();
        Stored stored = columns.get(column.storedName());
        if (stored == null) {
            differences.add(place + " does not exist");
            return;
        }
        String type =
                ALIASES.getOrDefault(column.type().physical(), column.type().physical());
        if (!stored.type().equals(type)) {
            differences.add(place + " is " + stored.type() + ", the contract says " + type);
        }
        if (stored.required() != column.required()) {
            differences.add(place + (stored.required() ? " is NOT NULL" : " may be null") + ", the contract says "
                    + (column.required() ? "required" : "not required"));
        }
    }
}
