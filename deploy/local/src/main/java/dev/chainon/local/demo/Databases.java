package dev.chainon.local.demo;

import dev.chainon.local.platform.Postgres;
import dev.chainon.local.platform.Secrets;
import dev.chainon.store.BackofficeRole;
import dev.chainon.store.Database;
import dev.chainon.store.Epoch;
import dev.chainon.store.Epochs;
import dev.chainon.store.Migrations;
import dev.chainon.store.RuntimeRole;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The two databases with their roles: each process logs in as its own role, with its own password. */
record Databases(Postgres postgres, Secrets secrets) {

    /** Where and as whom a process connects. */
    record Login(String url, String user, String password) {}

    private void migrate() {
        Map<String, String> passwords = Arrays.stream(RuntimeRole.values())
                .collect(Collectors.toMap(RuntimeRole::user, role -> secrets.password(role.user())));
        new Migrations(postgres.url(Postgres.RUNTIME), Postgres.SUPERUSER, postgres.password()).migrate(passwords);
        BackofficeRole.ensure(
                postgres.url(Postgres.BACK_OFFICE),
                Postgres.SUPERUSER,
                postgres.password(),
                secrets.password(BackofficeRole.USER));
    }

    /** Brings both to this version, and gives the number of the epoch that replays from this day: the open one, or a new one. */
    int epoch(LocalDate from) {
        migrate();
        try (Database database =
                new Database(postgres.url(Postgres.RUNTIME), Postgres.SUPERUSER, postgres.password(), 1)) {
            Epochs epochs = new Epochs(database);
            return epochs.current()
                    .filter(epoch -> epoch.from().equals(from.toString()))
                    .orElseGet(() -> epochs.open(from.toString(), "demo"))
                    .id();
        }
    }

    /** Brings both to this version, and gives the number of the open epoch, or of the first where there is none yet. */
    int currentEpoch() {
        migrate();
        try (Database database =
                new Database(postgres.url(Postgres.RUNTIME), Postgres.SUPERUSER, postgres.password(), 1)) {
            return new Epochs(database).current().map(Epoch::id).orElse(1);
        }
    }

    Login runtime(RuntimeRole role) {
        return new Login(postgres.url(Postgres.RUNTIME), role.user(), secrets.password(role.user()));
    }

    Login backOffice() {
        return new Login(
                postgres.url(Postgres.BACK_OFFICE), BackofficeRole.USER, secrets.password(BackofficeRole.USER));
    }
}
