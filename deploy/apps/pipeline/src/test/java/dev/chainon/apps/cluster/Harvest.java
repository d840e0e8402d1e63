package dev.chainon.apps.cluster;

import dev.chainon.core.data.Sha256;
import dev.chainon.flights.Flights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** What a program left in its back office and its home, read without Spark. */
record Harvest(Path home, String url) {

    /** Rows of a table as text, sorted. */
    List<String> rows(String name) throws IOException {
        try (JdbcCatalog catalog = catalog();
                CloseableIterable<Record> records =
                        IcebergGenerics.read(table(catalog, name)).build()) {
            List<String> rows = new ArrayList<>();
            records.forEach(row -> rows.add(row.toString()));
            rows.sort(null);
            return rows;
        }
    }

    /**
     * SHA-256 of the pages of a table that has one file a day, by day: all bytes of a file but its footer, in which Parquet lists the encodings of a column in an
     * order that each JVM chooses anew.
     */
    Map<String, String> pages(String name) throws IOException {
        try (JdbcCatalog catalog = catalog();
                CloseableIterable<FileScanTask> files =
                        table(catalog, name).newScan().planFiles()) {
            Map<String, String> hashes = new TreeMap<>();
            for (FileScanTask task : files) {
                Path file = Path.of(task.file().location().replaceFirst("^file:", ""));
                hashes.put(task.file().partition().toString(), hash(pages(file)));
            }
            return hashes;
        }
    }

    /** A Parquet file ends with its footer, the footer's length, and four letters. */
    private static ByteBuffer pages(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int footer = bytes.getInt(bytes.limit() - 8);
        return bytes.limit(bytes.limit() - 8 - footer);
    }

    private static String hash(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** SHA-256 of the training set's, the feed's and the snapshot's files; what names a table's snapshot is left out. */
    Map<String, String> exports() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (String kind : List.of("training", "feed", "snapshots")) {
            try (Stream<Path> files = Files.walk(home.resolve(kind))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = home.relativize(file).toString().replaceAll("features-[0-9]+", "TAG");
                    if (!name.endsWith("manifest.json") && !name.endsWith("latest")) {
                        hashes.put(name, Sha256.of(file));
                    }
                }
            }
        }
        return hashes;
    }

    private JdbcCatalog catalog() {
        JdbcCatalog catalog = new JdbcCatalog();
        catalog.setConf(new Configuration());
        catalog.initialize(
                "backoffice",
                Map.of(
                        "uri", url,
                        "jdbc.user", "backoffice",
                        "jdbc.password", "backoffice",
                        "jdbc.schema-version", "V1",
                        "warehouse", home.resolve("warehouse").toString(),
                        "io-impl", "org.apache.iceberg.hadoop.HadoopFileIO"));
        return catalog;
    }

    private static Table table(JdbcCatalog catalog, String name) {
        return catalog.loadTable(TableIdentifier.of(new Flights().topicPrefix(), name));
    }
}
