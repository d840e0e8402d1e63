package dev.chainon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.backup.Backup;
import dev.chainon.store.backup.Restore;
import dev.chainon.store.backup.TakenBack;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From the state that an earlier version of the migrations leaves, with rows in it, to the present one, and back by the backup. The project has no release yet: the earlier state is the
 * schema as the migrations up to a named version make it, which Flyway refuses to run if they were changed since a database had them.
 */
class UpgradeIT {

    /** Before it nobody could be subscribed, and a backup did not exist. */
    private static final int FIRST = 50;

    private static final TakenBack NOBODY = new TakenBack(Set.of(), Set.of());

    @TempDir
    Path folder;

    static List<Integer> earlier() {
        List<Integer> all = EarlierState.versions(TestDatabase.urlOf("postgres"));
        return all.stream()
                .filter(version -> version >= FIRST && version < all.get(all.size() - 1))
                .toList();
    }

    private static String fresh(String name) throws SQLException {
        String url = TestDatabase.urlOf(name);
        new Server(url, TestDatabase.adminUser(), TestDatabase.adminPassword()).ensureDatabase();
        return url;
    }

    private static void migrate(String url) {
        Map<String, String> passwords = Arrays.stream(RuntimeRole.values())
                .map(RuntimeRole::user)
                .collect(Collectors.toMap(Function.identity(), Function.identity()));
        new Migrations(url, TestDatabase.adminUser(), TestDatabase.adminPassword()).migrate(passwords);
    }

    @ParameterizedTest
    @MethodSource("earlier")
    @Criterion("B1Cr1.migration")
    void stateOfAnEarlierVersionIsTakenOver_andComesBackByTheBackup(int version) throws SQLException {
        String url = fresh("upgrade" + version);
        EarlierState state = new EarlierState(url, Integer.toString(version));
        state.fill();
        Map<String, String> columns = EarlierState.columns(state.database());
        Map<String, String> before = EarlierState.rows(state.database(), columns);
        Path backup = folder.resolve("backup");
        Path keys = folder.resolve("keys");
        new Backup(state.database(), Clock.systemUTC()).write(backup, keys, NOBODY);

        migrate(url);

        assertThat(EarlierState.rows(state.database(), columns))
                .as("forward: no row is lost or changed")
                .isEqualTo(before);
        try (Database serving = new Database(url, "serving", "serving", 1)) {
            assertThat(new Epochs(serving).current().map(Epoch::from)).contains("2001-05-01");
        }
        state.database().close();

        EarlierState back = new EarlierState(fresh("downgrade" + version), Integer.toString(version));
        new Restore(back.database()).from(backup, Optional.of(keys), NOBODY);
        assertThat(EarlierState.rows(back.database(), columns))
                .as("back: what was there before the upgrade")
                .isEqualTo(before);
        back.database().close();
    }

    @Test
    @Criterion("B1Cr1.migration")
    void aBackupOfAnotherVersionIsRefused_withWords() throws SQLException {
        List<Integer> earlier = earlier();
        int version = earlier.get(earlier.size() - 1);
        EarlierState state = new EarlierState(fresh("another"), Integer.toString(version));
        state.fill();
        new Backup(state.database(), Clock.systemUTC()).write(folder.resolve("backup"), folder.resolve("keys"), NOBODY);
        state.database().close();

        try (TestDatabase present = TestDatabase.fresh()) {
            Restore restore = new Restore(present.asAdmin());
            assertThatThrownBy(() -> restore.from(folder.resolve("backup"), Optional.empty(), NOBODY))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("made at version " + version)
                    .hasMessageContaining("bring it back with the release that made it");
        }
    }
}
