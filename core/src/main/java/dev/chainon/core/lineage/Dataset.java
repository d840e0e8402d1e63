package dev.chainon.core.lineage;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A data set by the naming rules of OpenLineage: the namespace is the data source, both together are a URI.
 *
 * @param namespace such as {@code kafka://host:port}, {@code postgres://host:port}, {@code file}
 * @param name the topic, {@code database.schema.table}, the absolute path
 */
public record Dataset(String namespace, String name, Facts facts) {

    private static final String JDBC = "jdbc:postgresql:";

    public Dataset {
        Objects.requireNonNull(facts);
        if (namespace.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "a data set needs a namespace and a name, not '" + namespace + "' and '" + name + "'");
        }
    }

    /** A file, a folder, or a table whose files lie in that folder. */
    public static Dataset file(Path path) {
        return new Dataset("file", path.toAbsolutePath().normalize().toString(), Facts.NONE);
    }

    /** @param bootstrap {@code host:port}; of several the first names the cluster */
    public static Dataset topic(String bootstrap, String topic) {
        return new Dataset("kafka://" + bootstrap.split(",", 2)[0].strip(), topic, Facts.NONE);
    }

    /**
     * @param url of JDBC
     * @param table with its schema, such as {@code runtime.prediction}
     */
    public static Dataset table(String url, String table) {
        URI place = postgres(url);
        String path = Objects.requireNonNullElse(place.getPath(), "/");
        return new Dataset(source(place), path.substring(1) + "." + table, Facts.NONE);
    }

    /** The namespace of the tables of a database: {@code postgres://host:port}. */
    public static String server(String url) {
        return source(postgres(url));
    }

    private static URI postgres(String url) {
        if (!url.startsWith(JDBC + "//")) {
            throw new IllegalArgumentException(
                    "a database's address must begin with " + JDBC + "//, not '" + url + "'");
        }
        return URI.create("postgres:" + url.substring(JDBC.length()));
    }

    private static String source(URI place) {
        return "postgres://" + place.getHost() + ":" + (place.getPort() < 0 ? 5432 : place.getPort());
    }

    public Dataset with(Facts more) {
        return new Dataset(namespace, name, more);
    }

    /** As {@link #with}, where only the number of rows is known. */
    public Dataset rows(long rows) {
        return with(facts.rows(rows));
    }

    /** What tells it from all others. */
    public String key() {
        return namespace + " " + name;
    }
}
