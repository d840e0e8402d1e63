package dev.chainon.store.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The tables of a migrated runtime database, as its catalog has them. */
final class Tables {

    static final String KEYS = "runtime.person_key";

    /** What is true of the living database only: how it was migrated, who leads, how far the logs were read; and the keys, which have a file of their own. */
    private static final Set<String> LIVING = Set.of(
            "runtime.flyway_schema_history", "runtime.lease", "runtime.reading_place", "runtime.key_check", KEYS);

    private static final String COLUMNS = """
            SELECT n.nspname || '.' || c.relname AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE n.nspname IN ('runtime', 'jobs') AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            GROUP BY 1 ORDER BY 1
            """;
    private static final String REFERENCES = """
            SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint
            WHERE contype = 'f' AND connamespace IN ('runtime'::regnamespace, 'jobs'::regnamespace) AND conrelid <> confrelid
            """;

    private Tables() {}

    /** Columns by table, of those that a backup holds: first what others refer to. */
    static Map<String, String> inOrder(Handle handle) {
        Map<String, String> columns = new TreeMap<>();
        handle.createQuery(COLUMNS)
                .map((row, context) -> Map.entry(row.getString("name"), row.getString("columns")))
                .forEach(each -> columns.put(each.getKey(), each.getValue()));
        columns.keySet().removeAll(LIVING);
        Map<String, Set<String>> parents = new TreeMap<>();
        handle.createQuery(REFERENCES)
                .map((row, context) -> Map.entry(row.getString("child"), row.getString("parent")))
                .forEach(each -> parents.computeIfAbsent(each.getKey(), ignored -> new TreeSet<>())
                        .add(each.getValue()));
        Map<String, String> ordered = new LinkedHashMap<>();
        List<String> left = new ArrayList<>(columns.keySet());
        while (!left.isEmpty()) {
            List<String> next = left.stream()
                    .filter(table ->
                            parents.getOrDefault(table, Set.of()).stream().noneMatch(left::contains))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("the tables " + left + " refer to each other in a circle");
            }
            next.forEach(table -> ordered.put(table, columns.getOrDefault(table, "")));
            left.removeAll(next);
        }
        return ordered;
    }

    /** The numbered column of each table that has one. */
    static Map<String, String> numbers(Handle handle) {
        Map<String, String> columns = new TreeMap<>();
        handle.createQuery(
                        "SELECT table_schema || '.' || table_name AS name, column_name FROM information_schema.columns"
                                + " WHERE table_schema IN ('runtime', 'jobs') AND is_identity = 'YES'")
                .map((row, context) -> Map.entry(row.getString("name"), row.getString("column_name")))
                .forEach(each -> columns.put(each.getKey(), each.getValue()));
        return columns;
    }

    /** The version that the migrations brought the database to. */
    static String schema(Handle handle) {
        return handle.createQuery(
                        "SELECT version FROM runtime.flyway_schema_history WHERE success AND version IS NOT NULL"
                                + " ORDER BY installed_rank DESC LIMIT 1")
                .mapTo(String.class)
                .one();
    }

    static Path file(Path folder, String table) {
        return folder.resolve(table + ".copy.gz");
    }
}
