package dev.chainon.apps.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.Learned;
import dev.chainon.training.distributed.ClusterSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two trainings at once: in one program, whose jobs share the cores in turn, and in two programs, each of which takes no more than its own. */
@Tag("campaign")
class FairShareIT {

    private static final int SHARDS = 8;

    @Test
    @Criterion("B2Cr4.fair-share")
    void servesTwoTrainingsInTurn_whenTheyShareOneProgram() throws Exception {
        try (ClusterSession session = Site.session(2)) {
            TaskBook.begin(task -> {});
            CompletableFuture<Learned> first = CompletableFuture.supplyAsync(() -> inPool(session, "first"));
            CompletableFuture<Learned> second = CompletableFuture.supplyAsync(() -> inPool(session, "second"));

            assertThat(first.join().rows()).isEqualTo(second.join().rows());
            assertThat(longestRow(TaskBook.pools()))
                    .as("tasks of one in a row while the other waited: %s", TaskBook.pools())
                    .isLessThan(SHARDS);
        }
    }

    @Test
    @Criterion("B2Cr4.fair-share")
    void anotherProgramLearnsToItsEnd_whileOneHoldsItsShare() throws Exception {
        try (ClusterSession session = Site.session(1)) {
            CompletableFuture<Integer> other = new CompletableFuture<>();
            Site.learner(session, Site.how(2, 2, Site.LONG), "holding", round -> {
                        if (!other.isDone()) {
                            other.complete(otherProgram(1));
                        }
                    })
                    .learn(Site.set(), Site.SETTINGS, Site.silent());

            assertThat(other).isCompletedWithValue(0);
        }
    }

    /** Learns with one executor of its own. */
    private static int otherProgram(int executors) {
        List<String> command = new ArrayList<>(Child.java(512));
        command.addAll(List.of(
                "-Dchainon.home=" + Site.checkpoint("other").getParent().resolve("other"),
                "-Dorg.bytedeco.javacpp.cachedir=" + Site.natives(),
                "-Dchainon.spark.master=" + Site.cluster().url(),
                "-Dchainon.spark.secret=" + Site.SECRET,
                "-Dchainon.spark.executor.memory-mb=" + Site.EXECUTOR_MB,
                "-Dchainon.spark.executor.count=" + executors,
                "-Dchainon.training.hidden.0=8",
                "-Dchainon.training.pieces=4",
                "-Dchainon.training.epochs=1",
                "-Dchainon.training.batch=256",
                "-Dchainon.distributed.rounds=2",
                "-Dchainon.distributed.stripe=256",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.chainon.apps.MeasureCluster",
                "fit",
                Site.set().toString(),
                "1",
                "none",
                "0"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(Site.SHORT);
        try (Child child = new Child(builder, Pattern.compile("@result (.*)"))) {
            int code = child.code();
            assertThat(child.log()).contains("@result");
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Learned inPool(ClusterSession session, String pool) {
        session.enterPool(pool);
        return Site.learner(session, Site.how(SHARDS, 2, Site.LONG), pool, round -> {})
                .learn(Site.set(), Site.SETTINGS, Site.silent());
    }

    /** The most tasks of one pool in a row while the other had begun and not ended. */
    private static int longestRow(List<String> pools) {
        int begun = Math.max(pools.indexOf("first"), pools.indexOf("second"));
        int ended = Math.min(pools.lastIndexOf("first"), pools.lastIndexOf("second"));
        assertThat(ended).as("they were there together: %s", pools).isGreaterThan(begun + SHARDS);
        int longest = 0;
        int row = 0;
        for (int i = begun + 1; i <= ended; i++) {
            row = pools.get(i).equals(pools.get(i - 1)) ? row + 1 : 1;
            longest = Math.max(longest, row);
        }
        return longest;
    }
}
