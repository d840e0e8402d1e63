package dev.chainon.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promotions by processes of their own, held in the middle by a lock on the log: the alias is written by then, the line that says so is not, and nothing is
 * committed.
 */
class PromotingProcessesIT {

    private static final String MODEL = "kettle-spills";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path temp;

    private final List<Process> started = new ArrayList<>();
    private TestDatabase database;
    private Registry registry;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.fresh();
        registry = new Registry(database.as(RuntimeRole.TRAINER), temp.resolve("registry"));
        for (String text : List.of("one", "two", "three")) {
            registry.register(Bundles.stage(temp.resolve("staged-" + text), text));
        }
        registry.promote(MODEL, 1, "champion", "ada", "first");
    }

    @AfterEach
    void close() {
        started.forEach(Process::destroyForcibly);
        database.close();
    }

    @Test
    @Criterion("B4Cr5.model-versions")
    void killedInTheMiddle_theAliasAndTheLogAreAsBefore_andTheNextPromotionGoesOn() throws Exception {
        try (Connection owner = owner()) {
            holdTheLog(owner);
            Process promotion = promote(2, 1);
            awaitWaiting(1);
            promotion.destroyForcibly().waitFor();
        }
        awaitNothingActive();

        assertThat(champion()).contains(1);
        assertThat(registry.history(MODEL)).hasSize(1);

        Process again = promote(2, 1);
        assertThat(again.waitFor()).isZero();
        assertThat(champion()).contains(2);
        assertThat(registry.history(MODEL)).hasSize(2);
    }

    @Test
    @Criterion("B4Cr5.model-versions")
    void ofTwoProcessesAtOnceOneWins_andTheOtherIsToldWhichChampionItMissed() throws Exception {
        Process first;
        Process second;
        try (Connection owner = owner()) {
            holdTheLog(owner);
            first = promote(2, 1);
            awaitWaiting(1);
            second = promote(3, 1);
            awaitWaiting(2);
        }

        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(
                        "was moved by another promotion",
                        "no longer points to version 1",
                        "version 3 was not promoted");
        assertThat(champion()).contains(2);
        assertThat(registry.history(MODEL))
                .extracting(entry -> entry.promotion().version())
                .containsExactly(1, 2);
    }

    private Optional<Integer> champion() {
        return registry.resolve("models:/" + MODEL + "@champion").map(ModelVersion::version);
    }

    private Process promote(int version, int expected) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PromotionProgram.class.getName(),
                        database.url(),
                        temp.resolve("registry").toString(),
                        MODEL,
                        Integer.toString(version),
                        Integer.toString(expected))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(database.url(), TestDatabase.adminUser(), TestDatabase.adminPassword());
    }

    private static void holdTheLog(Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            statement.execute("LOCK TABLE runtime.promotion_log IN EXCLUSIVE MODE");
        }
    }

    /** Until so many transactions of this database stand before a lock. */
    private void awaitWaiting(int wanted) throws SQLException {
        await(
                "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())",
                wanted);
    }

    /** Until the server has seen that the killed process is gone, and undone what it had begun. */
    private void awaitNothingActive() throws SQLException {
        await(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'trainer' AND state = 'active'",
                0);
    }

    /** Asks outside a transaction: within one the server would give the same answer again. */
    private void await(String question, int wanted) throws SQLException {
        Instant end = Instant.now().plus(PATIENCE);
        long last = -1;
        try (Connection asking = owner();
                Statement statement = asking.createStatement()) {
            while (Instant.now().isBefore(end)) {
                try (ResultSet answer = statement.executeQuery(question)) {
                    answer.next();
                    last = answer.getLong(1);
                }
                if (last == wanted) {
                    return;
                }
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("after " + PATIENCE + " still " + last + " instead of " + wanted + ": " + question);
    }
}
