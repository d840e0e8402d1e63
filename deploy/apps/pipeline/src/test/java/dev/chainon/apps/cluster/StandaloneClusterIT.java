package dev.chainon.apps.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.features.FeatureTable;
import dev.chainon.ingestion.history.HistoryLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same packaged program on a standalone cluster of two workers and in one process. It shows that the place changes nothing and that a lost worker is
 * made good; it shows no gain of speed: all of it shares the cores of one machine.
 */
@Tag("campaign")
class StandaloneClusterIT {

    private static final String SECRET = "of-this-test-only";

    @TempDir
    static Path folder;

    private static StandaloneCluster cluster;
    private static Harvest alone;

    @BeforeAll
    static void inOneProcess() throws Exception {
        HistoryProgram program = new HistoryProgram(folder, "alone");
        try (Child running = program.start()) {
            cluster = HistoryProgram.cluster(folder.resolve("spark"), SECRET);
            cluster.workers(2);
            assertThat(running.code()).as(running.log()).isZero();
            assertThat(running.said()).startsWith("executors=1 lostExecutors=0 lostTasks=0 ");
        }
        alone = program.harvest();
    }

    @AfterAll
    static void close() throws IOException {
        cluster.close();
    }

    @Test
    @Criterion("B3Cr4.cluster")
    void givesTheSameRowsAndTheSameBytes_onTwoWorkers() throws Exception {
        cluster.workers(2);
        HistoryProgram program = new HistoryProgram(folder, "spread").on(cluster, SECRET);

        try (Child running = program.start()) {
            assertThat(running.code()).as(running.log()).isZero();
            assertThat(running.said()).startsWith("executors=2 lostExecutors=0 lostTasks=0 ");
        }

        assertThatItGaveTheSame(program.harvest());
    }

    @Test
    @Criterion("B3Cr4.cluster")
    void givesTheSameRowsAndTheSameBytes_whenAWorkerIsKilledInMidJob() throws Exception {
        List<Child> workers = cluster.workers(2);
        HistoryProgram program = new HistoryProgram(folder, "robbed")
                .on(cluster, SECRET)
                .with(TaskLedger.VICTIM, workers.get(0).pid());

        try (Child running = program.start()) {
            assertThat(running.code()).as(running.log()).isZero();
            assertThat(running.said())
                    .startsWith("executors=2 lostExecutors=1 ")
                    .doesNotContain("lostTasks=0");
        }

        assertThat(workers).extracting(Child::isAlive).containsExactly(false, true);
        assertThatItGaveTheSame(program.harvest());
    }

    @Test
    void saysWhatIsMissing_whenNoWorkerHasRoomForAnExecutor() throws Exception {
        HistoryProgram program = new HistoryProgram(folder, "waiting")
                .on(cluster, SECRET)
                .with("chainon.spark.executor.memory-mb", 100_000)
                .with("chainon.spark.patience", "1 second");

        try (Child running = program.start()) {
            assertThat(running.code()).isEqualTo(3);
            assertThat(running.log())
                    .contains("gave 0 executor(s) within 1 s; wanted are 2 x 100000 MB")
                    .contains("chainon.spark.executor");
        }
    }

    private static void assertThatItGaveTheSame(Harvest found) throws IOException {
        for (String table : List.of(HistoryLoad.LANDING, CleanTable.NAME, HistoryLoad.QUARANTINE)) {
            assertThat(found.rows(table)).as(table).isNotEmpty().isEqualTo(alone.rows(table));
        }
        assertThat(found.pages(CleanTable.NAME)).hasSizeGreaterThan(2).isEqualTo(alone.pages(CleanTable.NAME));
        assertThat(found.pages(FeatureTable.NAME)).hasSizeGreaterThan(2).isEqualTo(alone.pages(FeatureTable.NAME));
        assertThat(found.exports()).hasSizeGreaterThan(8).isEqualTo(alone.exports());
    }
}
