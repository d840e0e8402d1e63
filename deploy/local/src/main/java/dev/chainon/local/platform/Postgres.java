package dev.chainon.local.platform;

import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The embedded PostgreSQL server: data kept between starts, password asked of everyone, loopback only, ended by a guard if we cannot. */
public final class Postgres implements AutoCloseable {

    /** The two databases, made by the store's migrations: what runs, and what is learned from. */
    public static final String RUNTIME = "chainon_runtime";

    public static final String BACK_OFFICE = "chainon_backoffice";
    public static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server;
    private final Guard guard;
    private final Postmaster postmaster;
    private final String password;

    private Postgres(EmbeddedPostgres server, Guard guard, Postmaster postmaster, String password) {
        this.server = server;
        this.guard = guard;
        this.postmaster = postmaster;
        this.password = password;
    }

    /** @param serverSettings PostgreSQL's own settings, by name */
    public static Postgres start(Home home, int port, Map<String, String> serverSettings) {
        Path data = home.folder("postgres");
        Postmaster postmaster = new Postmaster(data);
        postmaster.clear();
        Secrets secrets = new Secrets(home.run("secrets"));
        String password = secrets.password(SUPERUSER);
        Guard guard = Guard.start(home, postmaster.pidFile());
        try {
            EmbeddedPostgres server =
                    builder(home, data, secrets, serverSettings).setPort(port).start();
            return new Postgres(server, guard, postmaster, password);
        } catch (IOException | RuntimeException e) {
            guard.fire();
            throw new Failure("PostgreSQL did not start: " + e.getMessage() + ". Its log: " + home.log("postgres"), e);
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    public String password() {
        return password;
    }

    /** The server's main process; its children are the sessions. */
    public Optional<ProcessHandle> process() {
        return postmaster.process();
    }

    /** The process that ends the server should this one be killed. */
    public long guardPid() {
        return guard.pid();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new Failure("PostgreSQL cannot be stopped: " + e.getMessage(), e);
        } finally {
            guard.stop();
        }
    }

    private static EmbeddedPostgres.Builder builder(Home home, Path data, Secrets secrets, Map<String, String> settings)
            throws IOException {
        File log = home.log("postgres").toFile();
        File unpacked = home.folder("native").resolve("postgres").toFile();
        // The library also looks here for old folders to clean, in the system's temporary folder by default.
        System.setProperty("ot.epg.working-dir", unpacked.getPath());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(unpacked)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", secrets.password(SUPERUSER))
                .setDataDirectoryCustomizer(Postgres::askPasswords)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log));
        // Handed to initdb, which runs on the first start only: no moment without a password.
        builder.setLocaleConfig("pwfile", secrets.file(SUPERUSER).toString()).setLocaleConfig("locale", "C");
        // The library's defaults are those of throw-away tests; these rows are kept.
        Map<String, String> own = Map.of(
                "fsync",
                "on",
                "synchronous_commit",
                "on",
                "listen_addresses",
                "127.0.0.1",
                "unix_socket_directories",
                "",
                "jit",
                "off",
                "autovacuum_max_workers",
                "1");
        own.forEach(builder::setServerConfig);
        settings.forEach(builder::setServerConfig);
        return builder;
    }

    private static void askPasswords(File data) {
        try {
            Files.write(data.toPath().resolve("pg_hba.conf"), List.of("host all all 127.0.0.1/32 scram-sha-256"));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's pg_hba.conf in " + data + " cannot be written.", e);
        }
    }
}
