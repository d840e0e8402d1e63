package dev.chainon.bench.stores;

import com.datastax.oss.driver.api.core.CqlSession;

/** One table for each way of reading; all hold the whole prediction. */
enum CassandraTables {
    BY_ID("prediction_by_id", "id", "id text, ", "PRIMARY KEY (id)", ""),
    BY_SUBJECT(
            "prediction_by_subject",
            "subject",
            "",
            "PRIMARY KEY ((epoch, subject), minute, event_id)",
            " WITH CLUSTERING ORDER BY (minute DESC, event_id ASC)"),
    BY_PLACE(
            "prediction_by_place",
            "place",
            "place text, ",
            "PRIMARY KEY ((epoch, place), minute, event_id)",
            " WITH CLUSTERING ORDER BY (minute DESC, event_id ASC)"),
    BY_DAY("prediction_by_day", "day", "day bigint, ", "PRIMARY KEY ((epoch, day), minute, event_id)", "");

    private static final String COLUMNS =
            "epoch, event_id, subject, minute, probability, model_name, model_version, raw_offset, raw_millis, facts";
    private static final String TYPES = "epoch int, event_id text, subject text, minute bigint, probability double,"
            + " model_name text, model_version int, raw_offset bigint, raw_millis bigint, facts frozen<map<text, text>>, ";

    private final String table;
    private final String key;
    private final String ownColumn;
    private final String primaryKey;
    private final String order;

    CassandraTables(String table, String key, String ownColumn, String primaryKey, String order) {
        this.table = "chainon." + table;
        this.key = key;
        this.ownColumn = ownColumn;
        this.primaryKey = primaryKey;
        this.order = order;
    }

    /** The key's column first, then the prediction's own. */
    String insert() {
        String own = hasOwnColumn() ? key + ", " : "";
        return "INSERT INTO " + table + " (" + own + COLUMNS + ") VALUES (" + own.replaceAll("[a-z]+", "?")
                + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    }

    boolean hasOwnColumn() {
        return !ownColumn.isEmpty();
    }

    String select(String condition) {
        return "SELECT " + COLUMNS + " FROM " + table + " WHERE " + condition;
    }

    /** Makes the keyspace and the tables where they are not there yet. */
    static void create(CqlSession session, int copies) {
        session.execute("CREATE KEYSPACE IF NOT EXISTS chainon WITH replication = {'class': 'SimpleStrategy',"
                + " 'replication_factor': " + copies + "}");
        for (CassandraTables each : values()) {
            session.execute("CREATE TABLE IF NOT EXISTS " + each.table + " (" + each.ownColumn + TYPES + each.primaryKey
                    + ")" + each.order);
        }
        session.execute(
                "CREATE TABLE IF NOT EXISTS chainon.day_of_epoch (epoch int, day bigint, PRIMARY KEY (epoch, day))");
    }
}
