package dev.chainon.ingestion.backoffice;

import java.nio.file.Path;

/**
 * Where the back office lives.
 *
 * @param url JDBC address of the catalog's own PostgreSQL database
 * @param warehouse folder of the data files
 * @param scratch folder for Spark's shuffles
 * @param cores threads Spark may use
 */
public record BackofficeSettings(String url, String user, String password, Path warehouse, Path scratch, int cores) {
    public BackofficeSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("backoffice.url must start with jdbc:postgresql:, not '" + url + "'");
        }
        if (cores < 1) {
            throw new IllegalArgumentException("backoffice.cores must be at least 1, not " + cores);
        }
        warehouse = warehouse.toAbsolutePath().normalize();
        scratch = scratch.toAbsolutePath().normalize();
    }

    @Override
    public String toString() {
        return "BackofficeSettings[url=" + url + ", user=" + user + ", warehouse=" + warehouse + "]";
    }
}
