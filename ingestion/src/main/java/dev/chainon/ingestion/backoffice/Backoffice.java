package dev.chainon.ingestion.backoffice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.iceberg.spark.source.HasIcebergCatalog;
import org.apache.iceberg.types.Types;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * One Spark session with the Iceberg catalog {@code backoffice}, whose tables live in the namespace of the use case. The pipeline adds to it;
 * removing is for {@link #openForMaintenance}, and for the tables of measurements in {@link #scratch}.
 */
public final class Backoffice implements AutoCloseable {

    private static final String CATALOG = "backoffice";
    private static final String PREFIX = "spark.sql.catalog." + CATALOG;
    private static final String FILES = PREFIX + ".io-impl";
    /** What PostgreSQL says on a connection it has closed, for a crash too, and while it starts: asked again on a new connection. */
    private static final String GONE = "57P01,57P02,57P03";

    private static final String SCRATCH = "scratch";
    private static final String SCRATCH_PREFIX = "spark.sql.catalog." + SCRATCH;

    private final SparkSession spark;
    private final String catalog;
    private final Namespace namespace;

    private Backoffice(SparkSession spark, String catalog, Namespace namespace) {
        this.spark = spark;
        this.catalog = catalog;
        this.namespace = namespace;
        SupportsNamespaces namespaces = (SupportsNamespaces) catalog();
        if (!namespaces.namespaceExists(this.namespace)) {
            namespaces.createNamespace(this.namespace);
        }
    }

    /** Opens a session and the catalog in it. */
    public static Backoffice open(BackofficeSettings settings, String namespace) {
        return in(session(settings), namespace);
    }

    /** Opens it with the power to remove files, in a session of its own. The database role decides what else it may do. */
    public static Backoffice openForMaintenance(BackofficeSettings settings, String namespace) {
        SparkSession own = session(settings).newSession();
        catalogs(settings).forEach(own.conf()::set);
        own.conf().set(FILES, HadoopFileIO.class.getName());
        SparkSession before = SparkSession.active();
        // Spark makes a catalog by the settings of the thread's session, whichever session asks for it.
        SparkSession.setActiveSession(own);
        try {
            return in(own, namespace);
        } finally {
            SparkSession.setActiveSession(before);
        }
    }

    /** The catalog seen from a session made by {@link #session}; creates the catalog's own tables on first use, so its database must answer. */
    public static Backoffice in(SparkSession spark, String namespace) {
        Warehouse.keepToOwner(Path.of(spark.conf().get(PREFIX + ".warehouse")));
        return new Backoffice(spark, CATALOG, Namespace.of(namespace));
    }

    /** {@link #scratch} alone: the back office itself is not asked for and need not answer. */
    public static Backoffice openScratch(BackofficeSettings settings, String namespace) {
        return new Backoffice(session(settings), SCRATCH, Namespace.of(namespace));
    }

    /** A catalog of its own in Spark's scratch folder, for tables made to be measured and dropped. */
    public Backoffice scratch() {
        return new Backoffice(spark, SCRATCH, namespace);
    }

    /**
     * A session that knows the catalog but does not ask for it yet.
     *
     * @throws IllegalStateException if its tasks cannot run where the settings say
     */
    public static SparkSession session(BackofficeSettings settings) {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("chainon")
                .config("spark.ui.enabled", false)
                .config("spark.ui.showConsoleProgress", false)
                .config("spark.local.dir", settings.scratch().toString())
                .config(
                        "spark.sql.warehouse.dir",
                        settings.scratch().resolve("spark-warehouse").toString())
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.adaptive.enabled", false)
                .config("spark.sql.files.maxPartitionBytes", 2 << 20)
                .config("spark.sql.files.openCostInBytes", 1 << 16)
                .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
        catalogs(settings).forEach(builder::config);
        return settings.spark().open(builder);
    }

    private static Map<String, String> catalogs(BackofficeSettings settings) {
        return Map.ofEntries(
                Map.entry(PREFIX, SparkCatalog.class.getName()),
                Map.entry(PREFIX + ".type", "jdbc"),
                Map.entry(PREFIX + ".uri", settings.url()),
                Map.entry(PREFIX + ".jdbc.user", settings.user()),
                Map.entry(PREFIX + ".jdbc.password", settings.password()),
                Map.entry(PREFIX + ".jdbc.schema-version", "V1"),
                Map.entry(PREFIX + ".retryable_status_codes", GONE),
                Map.entry(PREFIX + ".cache-enabled", "false"),
                Map.entry(PREFIX + ".warehouse", settings.warehouse().toString()),
                Map.entry(FILES, AppendOnlyFiles.class.getName()),
                Map.entry(SCRATCH_PREFIX, SparkCatalog.class.getName()),
                Map.entry(SCRATCH_PREFIX + ".type", "hadoop"),
                Map.entry(SCRATCH_PREFIX + ".cache-enabled", "false"),
                Map.entry(
                        SCRATCH_PREFIX + ".warehouse",
                        settings.scratch().resolve("measured").toString()));
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
        return catalog + "." + namespace + "." + table;
    }

    public boolean exists(String table) {
        return catalog().tableExists(id(table));
    }

    public Table table(String table) {
        return catalog().loadTable(id(table));
    }

    /** Rows of the table, as the store counted them when they were written; 0 where nothing was. */
    public long rows(String table) {
        return counted(table, SnapshotSummary.TOTAL_RECORDS_PROP);
    }

    /** Bytes of the table's data files, counted like its rows. */
    public long bytes(String table) {
        return counted(table, SnapshotSummary.TOTAL_FILE_SIZE_PROP);
    }

    private long counted(String table, String what) {
        return Optional.ofNullable(table(table).currentSnapshot())
                .map(now -> Long.parseLong(now.summary().getOrDefault(what, "0")))
                .orElse(0L);
    }

    /**
     * The table with this schema: made if it is missing. One with another schema keeps its rows where columns that may be absent are all that is added, and is
     * empty else; its snapshots stay.
     */
    public Table table(String table, Schema schema, PartitionSpec spec, Map<String, String> properties) {
        Catalog.TableBuilder builder =
                catalog().buildTable(id(table), schema).withPartitionSpec(spec).withProperties(properties);
        if (!exists(table)) {
            return builder.create();
        }
        Table found = table(table);
        if (extend(found, schema)) {
            return found;
        }
        if (!found.schema().asStruct().equals(schema.asStruct())) {
            builder.replaceTransaction().commitTransaction();
            return table(table);
        }
        return found;
    }

    /** Adds the schema's last columns to a table that has all before them, if these are all that it lacks. */
    private static boolean extend(Table table, Schema schema) {
        List<Types.NestedField> has = table.schema().columns();
        List<Types.NestedField> wanted = schema.columns();
        if (has.size() >= wanted.size()
                || !wanted.subList(0, has.size()).equals(has)
                || !wanted.stream().skip(has.size()).allMatch(Types.NestedField::isOptional)) {
            return false;
        }
        UpdateSchema update = table.updateSchema();
        wanted.stream().skip(has.size()).forEach(column -> update.addColumn(column.name(), column.type()));
        update.commit();
        return true;
    }

    /** Names of all its tables. */
    public List<String> tables() {
        return catalog().listTables(namespace).stream()
                .map(TableIdentifier::name)
                .sorted()
                .toList();
    }

    /**
     * Removes a table of {@link #scratch} with its files.
     *
     * @throws IllegalStateException if this is not the scratch catalog
     */
    public void drop(String table) {
        if (!catalog.equals(SCRATCH)) {
            throw new IllegalStateException("table " + sqlName(table)
                    + " stays: the back office is append-only; tables to be dropped belong to scratch()");
        }
        catalog().dropTable(id(table), true);
    }

    /** Tables that the catalog names but whose files are gone, such as after somebody deleted the warehouse. None of them can be read or made again. */
    public List<String> lost() {
        List<String> lost = new ArrayList<>();
        for (TableIdentifier table : catalog().listTables(namespace)) {
            try {
                catalog().loadTable(table);
            } catch (NotFoundException e) {
                lost.add(table.name());
            }
        }
        return lost;
    }

    /** Takes {@link #lost} tables out of the catalog, so that they can be made anew, and gives their names. The pipeline's database role is refused this. */
    public List<String> forgetLost() {
        List<String> lost = lost();
        lost.forEach(table -> catalog().dropTable(id(table), false));
        return lost;
    }

    private TableIdentifier id(String table) {
        return TableIdentifier.of(namespace, table);
    }

    private Catalog catalog() {
        return ((HasIcebergCatalog) spark.sessionState().catalogManager().catalog(catalog)).icebergCatalog();
    }

    @Override
    public void close() {
        spark.stop();
    }
}
