package dev.chainon.ingestion;

import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One database and one Spark session for all tests of a JVM. */
final class Platform {

    private static final Platform SHARED = new Platform();

    private final EmbeddedPostgres postgres;
    private final Path folder;

    private Platform() {
        try {
            postgres = EmbeddedPostgres.start();
            folder = Files.createTempDirectory("chainon-ingestion");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A back office of its own namespace; never closed, since the session is shared. */
    static Backoffice backoffice(String namespace) {
        String url = SHARED.postgres.getJdbcUrl("postgres", "postgres");
        BackofficeSettings settings = new BackofficeSettings(
                url, "postgres", "", SHARED.folder.resolve("warehouse"), SHARED.folder.resolve("scratch"), 2);
        return Backoffice.open(settings, namespace);
    }
}
