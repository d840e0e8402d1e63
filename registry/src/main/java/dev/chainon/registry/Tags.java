package dev.chainon.registry;

import dev.chainon.store.Database;
import java.util.Map;
import java.util.TreeMap;

/** Words about a version that may change, by key. */
final class Tags {

    private final Database database;

    Tags(Database database) {
        this.database = database;
    }

    void put(String model, int version, Map<String, String> tags) {
        database.jdbi()
                .useTransaction(handle -> tags.forEach((key, value) -> handle.createUpdate("""
                INSERT INTO runtime.model_tag (model, version, key, value) VALUES (:model, :version, :key, :value)
                ON CONFLICT (model, version, key) DO UPDATE SET value = excluded.value
                """)
                        .bind("model", model)
                        .bind("version", version)
                        .bind("key", key)
                        .bind("value", value)
                        .execute()));
    }

    Map<String, String> of(String model, int version) {
        return database.jdbi().withHandle(handle -> {
            Map<String, String> tags = new TreeMap<>();
            handle.createQuery("SELECT key, value FROM runtime.model_tag WHERE model = ? AND version = ?")
                    .bind(0, model)
                    .bind(1, version)
                    .map((row, context) -> Map.entry(row.getString("key"), row.getString("value")))
                    .forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
            return tags;
        });
    }
}
