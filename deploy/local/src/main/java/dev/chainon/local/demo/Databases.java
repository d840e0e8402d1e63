package dev.chainon.local.demo;

import dev.chainon.local.platform.Postgres;
import dev.chainon.local.platform.Secrets;
import dev.chainon.store.BackofficeRole;
import dev.chainon.store.CatalogMigrations;
import dev.chainon.store.Database;
import dev.chainon.store.Epoch;
import dev.chainon.store.Epochs;
import dev.chainon.store.Migrations;
import dev.chainon.store.RuntimeRole;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two databases with their roles: each process logs in as its own role, with its own password. */
record Databases(String server, Secrets secrets) {

    /** Those of this machine's own server. */
    Databases(int port, Secrets secrets) {
        this("127.0.0.1:" + port, secrets);
    }

    /** Where and as whom a process connects. */
    record Login(String url, String user, String password) {}

    /** Brings both to this version. */
    void migrate() {
        String superuser = secrets.password(Postgres.SUPERUSER);
        new Migrations(url(Postgres.RUNTIME), Postgres.SUPERUSER, superuser)
                .migrate(passwords(Arrays.stream(RuntimeRole.values()).map(RuntimeRole::user)));
        new CatalogMigrations(url(Postgres.BACK_OFFICE), Postgres.SUPERUSER, superuser)
                .migrate(passwords(Arrays.stream(BackofficeRole.values()).map(BackofficeRole::user)));
    }

    /** Lets the processes of a demonstration into the runtime database no more, and ends their sessions; the executor of jobs, which is this launcher, stays. */
    void refuseProcesses() {
        asSuperuser("NOLOGIN");
        try (Database database = superuser()) {
            database.jdbi().useHandle(handle -> handle.createQuery(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename IN (<users>)")
                    .bindList("users", processes())
                    .mapTo(Boolean.class)
                    .list());
        }
    }

    /** Takes {@link #refuseProcesses} back. So does every migration. */
    void admitProcesses() {
        asSuperuser("LOGIN");
    }

    private void asSuperuser(String attribute) {
        try (Database database = superuser()) {
            database.jdbi().useTransaction(handle -> processes()
                    .forEach(user -> handle.execute("ALTER ROLE " + user + " " + attribute)));
        }
    }

    private static List<String> processes() {
        return Arrays.stream(RuntimeRole.values())
                .filter(role -> role != RuntimeRole.WORKFLOW)
                .map(RuntimeRole::user)
                .toList();
    }

    /** A pool of the administrator, whom row security does not bind; the caller closes it. */
    Database superuser() {
        return new Database(url(Postgres.RUNTIME), Postgres.SUPERUSER, secrets.password(Postgres.SUPERUSER), 1);
    }

    private Map<String, String> passwords(Stream<String> users) {
        return users.collect(Collectors.toMap(Function.identity(), secrets::password));
    }

    private String url(String database) {
        return "jdbc:postgresql://" + server + "/" + database;
    }

    /** Brings both to this version, and gives the number of the epoch that replays from this day: the open one, or a new one. */
    int epoch(LocalDate from) {
        migrate();
        try (Database database = superuser()) {
            Epochs epochs = new Epochs(database);
            return epochs.current()
                    .filter(epoch -> epoch.from().equals(from.toString()))
                    .orElseGet(() -> epochs.open(from.toString(), "demo"))
                    .id();
        }
    }

    /** The same, and always a new epoch: a replay from its very beginning. */
    int anew(LocalDate from) {
        migrate();
        try (Database database = superuser()) {
            return new Epochs(database).open(from.toString(), "demo").id();
        }
    }

    /** Brings both to this version, and gives the number of the open epoch, or of the first where there is none yet. */
    int currentEpoch() {
        migrate();
        try (Database database = superuser()) {
            return new Epochs(database).current().map(Epoch::id).orElse(1);
        }
    }

    Login runtime(RuntimeRole role) {
        return new Login(url(Postgres.RUNTIME), role.user(), secrets.password(role.user()));
    }

    Login backOffice(BackofficeRole role) {
        return new Login(url(Postgres.BACK_OFFICE), role.user(), secrets.password(role.user()));
    }
}
