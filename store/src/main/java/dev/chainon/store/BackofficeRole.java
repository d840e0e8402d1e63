package dev.chainon.store;

/** Who may enter the database of the back office's catalog. The runtime roles have no way in. */
public enum BackofficeRole {
    /** The pipeline: makes tables and moves their pointers on; never drops, renames or goes back. */
    PIPELINE("backoffice"),
    /** Compaction, expiry, removal of orphans, restoring: by command only, no process holds it for good. */
    MAINTENANCE("backoffice_maintenance");

    private final String user;

    BackofficeRole(String user) {
        this.user = user;
    }

    /** Its user name in PostgreSQL and its key in {@link CatalogMigrations#migrate}. */
    public String user() {
        return user;
    }
}
