package dev.chainon.ingestion.backoffice;

import java.nio.file.Path;

/**
 * Where the back office lives.
 *
 * @param url JDBC address of the catalog's own PostgreSQL database
 * @param warehouse folder of the data files
 * @param scratch folder for Spark's shuffles
 * @param spark where tasks run
 */
public record BackofficeSettings(
        String url, String user, String password, Path warehouse, Path scratch, SparkMaster spark) {
    public BackofficeSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("backoffice.url must start with jdbc:postgresql:, not '" + url + "'");
        }
        warehouse = warehouse.toAbsolutePath().normalize();
        scratch = scratch.toAbsolutePath().normalize();
    }

    /** With tasks on so many threads of this process. */
    public BackofficeSettings(String url, String user, String password, Path warehouse, Path scratch, int cores) {
        this(url, user, password, warehouse, scratch, new SparkMaster.InProcess(cores));
    }

    @Override
    public String toString() {
        return "BackofficeSettings[url=" + url + ", user=" + user + ", warehouse=" + warehouse + ", spark=" + spark
                + "]";
    }
}
