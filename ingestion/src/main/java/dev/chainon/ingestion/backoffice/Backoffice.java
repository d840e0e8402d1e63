package dev.chainon.ingestion.backoffice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.spark.source.HasIcebergCatalog;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** One Spark session with the Iceberg catalog {@code backoffice}; its tables live in the namespace of the use case. */
public final class Backoffice implements AutoCloseable {

    private static final String CATALOG = "backoffice";
    private static final String PREFIX = "spark.sql.catalog." + CATALOG;

    private final SparkSession spark;
    private final Namespace namespace;

    private Backoffice(SparkSession spark, String namespace) {
        this.spark = spark;
        this.namespace = Namespace.of(namespace);
        SupportsNamespaces namespaces = (SupportsNamespaces) catalog();
        if (!namespaces.namespaceExists(this.namespace)) {
            namespaces.createNamespace(this.namespace);
        }
    }

    /** Opens a session and the catalog in it. */
    public static Backoffice open(BackofficeSettings settings, String namespace) {
        return in(session(settings), namespace);
    }

    /** The catalog seen from a session made by {@link #session}; creates the catalog's own tables on first use, so its database must answer. */
    public static Backoffice in(SparkSession spark, String namespace) {
        return new Backoffice(spark, namespace);
    }

    /** A session that knows the catalog but does not ask for it yet. */
    public static SparkSession session(BackofficeSettings settings) {
        return SparkSession.builder()
                .master("local[" + settings.cores() + "]")
                .appName("chainon")
                .config("spark.ui.enabled", false)
                .config("spark.ui.showConsoleProgress", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.local.dir", settings.scratch().toString())
                .config(
                        "spark.sql.warehouse.dir",
                        settings.scratch().resolve("spark-warehouse").toString())
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.adaptive.enabled", false)
                .config("spark.sql.shuffle.partitions", 4 * settings.cores())
                .config("spark.sql.files.maxPartitionBytes", 2 << 20)
                .config("spark.sql.files.openCostInBytes", 1 << 16)
                .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
                .config(PREFIX, "org.apache.iceberg.spark.SparkCatalog")
                .config(PREFIX + ".type", "jdbc")
                .config(PREFIX + ".uri", settings.url())
                .config(PREFIX + ".jdbc.user", settings.user())
                .config(PREFIX + ".jdbc.password", settings.password())
                .config(PREFIX + ".jdbc.schema-version", "V1")
                .config(PREFIX + ".cache-enabled", false)
                .config(PREFIX + ".warehouse", settings.warehouse().toString())
                .getOrCreate();
    }

    public SparkSession spark() {
        return spark;
    }

    public JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(spark.sparkContext());
    }

    /** The use case's part of the catalog. */
    public String namespace() {
        return namespace.toString();
    }

    /** Name of a table for Spark SQL. */
    public String sqlName(String table) {
        return CATALOG + "." + namespace + "." + table;
    }

    public boolean exists(String table) {
        return catalog().tableExists(id(table));
    }

    public Table table(String table) {
        return catalog().loadTable(id(table));
    }

    /** The table with this schema: made if it is missing, given the new schema if it had another; its snapshots stay. */
    public Table table(String table, Schema schema, PartitionSpec spec, Map<String, String> properties) {
        Catalog.TableBuilder builder =
                catalog().buildTable(id(table), schema).withPartitionSpec(spec).withProperties(properties);
        if (!exists(table)) {
            return builder.create();
        }
        Table found = table(table);
        if (!found.schema().asStruct().equals(schema.asStruct())) {
            builder.replaceTransaction().commitTransaction();
            return table(table);
        }
        return found;
    }

    /** Removes a table that was made for a measurement, with its files. */
    public void drop(String table) {
        catalog().dropTable(id(table), true);
    }

    /**
     * Forgets the tables whose files are gone, such as after somebody deleted the warehouse: the catalog would name them for ever, and none of them could be read
     * or made again. Gives their names.
     */
    public List<String> forgetLost() {
        List<String> lost = new ArrayList<>();
        for (TableIdentifier table : catalog().listTables(namespace)) {
            try {
                catalog().loadTable(table);
            } catch (NotFoundException e) {
                catalog().dropTable(table, false);
                lost.add(table.name());
            }
        }
        return lost;
    }

    private TableIdentifier id(String table) {
        return TableIdentifier.of(namespace, table);
    }

    private Catalog catalog() {
        return ((HasIcebergCatalog) spark.sessionState().catalogManager().catalog(CATALOG)).icebergCatalog();
    }

    @Override
    public void close() {
        spark.stop();
    }
}
