package dev.chainon.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Handle;

/** A runtime database as an earlier version of the migrations leaves it, with rows in it. */
final class EarlierState {

    private static final String COLUMNS = """
            SELECT n.nspname || '.' || c.relname AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE n.nspname IN ('runtime', 'jobs') AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
              AND c.relname NOT IN ('flyway_schema_history', 'retention_log')
            GROUP BY 1
            """;

    private final Database database;

    /** @param version of the last migration that is applied */
    EarlierState(String url, String version) {
        FluentConfiguration configuration = flyway(url);
        configuration.target(version).load().migrate();
        this.database = new Database(url, TestDatabase.adminUser(), TestDatabase.adminPassword(), 2);
    }

    /** The same locations and schema as {@link Migrations} has. */
    private static FluentConfiguration flyway(String url) {
        return Flyway.configure()
                .dataSource(url, TestDatabase.adminUser(), TestDatabase.adminPassword())
                .schemas("runtime")
                .locations("classpath:dev/chainon/store/runtime")
                .placeholderReplacement(false);
    }

    /** All versions of the migrations, the oldest first. */
    static List<Integer> versions(String url) {
        Flyway flyway = flyway(url).load();
        return Arrays.stream(flyway.info().all())
                .map(MigrationInfo::getVersion)
                .filter(version -> version != null)
                .map(version -> Integer.parseInt(version.getVersion()))
                .sorted()
                .toList();
    }

    Database database() {
        return database;
    }

    /** Rows of an installation in use: a replay, predictions, a champion, a job, a subscriber with a notice. */
    void fill() {
        database.jdbi().useHandle(handle -> {
            for (String sql : """
                    INSERT INTO runtime.epoch (id, from_date, reason) VALUES (1, '2001-05-01', 'demo')
                    INSERT INTO runtime.prediction (id, epoch, event_id, subject, minute, probability, model_name, model_version, raw_offset, raw_millis, facts) SELECT '1/e' || n, 1, 'e' || n, 's' || n, n, 0.25, 'toy', 1, n, n, '{"place": "A"}' FROM generate_series(1, 50) n
                    INSERT INTO runtime.outcome SELECT 1, 's' || n, n, n % 2 = 0 FROM generate_series(1, 40) n
                    INSERT INTO runtime.model_version (model, version, digest, manifest) VALUES ('toy', 1, 'abc', '{"model": "toy"}')
                    INSERT INTO runtime.model_alias VALUES ('toy', 'champion', 1)
                    INSERT INTO runtime.promotion_log (action, model, alias, version, who, why) VALUES ('promote', 'toy', 'champion', 1, 'a', 'first')
                    INSERT INTO runtime.person_key (person, wrapped_key) VALUES ('p1', 'wrapped')
                    INSERT INTO runtime.subscription (person, epoch, subject, until_minute, name_cipher, email_cipher, from_minute, threshold, language, token_cipher, token_hash, consent_text, consent_at) VALUES ('p1', 1, 's1', 9, 'n', 'm', 1, 0.5, 'fr', 't', 'h', 'yes', now())
                    INSERT INTO runtime.notice (subscription, event_id, kind, channel, facts, state) SELECT id, 'risk:1', 'risk', 'mail', '{}', 'sent' FROM runtime.subscription""".split("\n")) {
                handle.execute(sql);
            }
        });
    }

    /** What every table holds, in the columns that it has. */
    static Map<String, String> columns(Database database) {
        return database.jdbi().withHandle(handle -> {
            Map<String, String> columns = new TreeMap<>();
            handle.createQuery(COLUMNS)
                    .map((row, context) -> Map.entry(row.getString("name"), row.getString("columns")))
                    .forEach(each -> columns.put(each.getKey(), each.getValue()));
            return columns;
        });
    }

    /** Rows of these columns as text, by table. */
    static Map<String, String> rows(Database database, Map<String, String> columns) {
        return database.jdbi().withHandle(handle -> {
            Map<String, String> rows = new TreeMap<>();
            columns.forEach((table, names) -> rows.put(table, rows(handle, table, names)));
            return rows;
        });
    }

    private static String rows(Handle handle, String table, String columns) {
        return handle.createQuery("SELECT coalesce(string_agg(r, E'\\n' ORDER BY r), '') FROM (SELECT ROW(" + columns
                        + ")::text AS r FROM " + table + ") t")
                .mapTo(String.class)
                .one();
    }
}
