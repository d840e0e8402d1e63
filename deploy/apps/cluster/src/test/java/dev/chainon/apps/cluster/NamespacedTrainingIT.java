package dev.chainon.apps.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chainon.cluster.Cluster;
import dev.chainon.cluster.Executors;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.Learned;
import dev.chainon.training.distributed.ClusterSession;
import dev.chainon.training.distributed.ClusterSettings;
import dev.chainon.training.distributed.RoundRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers in network namespaces of their own, behind a delay: one is cut off in mid-epoch, and stays so or comes back. */
@Tag("campaign")
class NamespacedTrainingIT {

    private static final int DELAY_MS = 20;

    /** Tasks after which the first worker is cut off: the survey has two, then come the rounds of the first epoch. */
    private static final int TASKS_BEFORE = 4;

    private static float[] undisturbed = {};

    @TempDir
    Path folder;

    private final List<RoundRecord> rounds = new ArrayList<>();

    @BeforeAll
    static void learnUndisturbed() throws Exception {
        Optional<String> absent = Namespaces.absent();
        assumeTrue(absent.isEmpty(), () -> absent.orElse(""));
        try (ClusterSession session = Site.session(2)) {
            undisturbed = Site.learner(session, Site.how(2, 2, Site.LONG), "whole", round -> {})
                    .learn(Site.set(), Site.SETTINGS, Site.silent())
                    .values();
        }
    }

    @Test
    @Criterion("B2Cr4.cluster")
    void learnsTheSameBits_behindADelay() throws Exception {
        Learned learned = learn(namespaces -> task -> {});

        assertThat(TaskBook.executors()).hasSize(2);
        assertThat(TaskBook.lostExecutors()).isEmpty();
        assertThat(learned.values()).isEqualTo(undisturbed);
    }

    @Test
    @Criterion("B2Cr4.lost-worker")
    void learnsTheSameBits_whenAWorkerIsCutOffInMidEpoch() throws Exception {
        AtomicBoolean cut = new AtomicBoolean();

        Learned learned = learn(namespaces -> task -> {
            if (task > TASKS_BEFORE && cut.compareAndSet(false, true)) {
                namespaces.partition(0, true);
            }
        });

        assertThat(cut).isTrue();
        assertThat(TaskBook.lostExecutors()).as("given up after silence").hasSize(1);
        assertThat(rounds).allMatch(round -> round.missing() == 0);
        assertThat(learned.values()).isEqualTo(undisturbed);
    }

    /** It is joined again when what it owed was given to the other: the task that starts after it was given up says so. */
    @Test
    @Criterion("B2Cr4.lost-worker")
    void learnsTheSameBits_whenAWorkerThatWasGivenUpComesBack() throws Exception {
        AtomicBoolean cut = new AtomicBoolean();
        AtomicBoolean healed = new AtomicBoolean();

        Learned learned = learn(namespaces -> task -> {
            if (task > TASKS_BEFORE && cut.compareAndSet(false, true)) {
                namespaces.partition(0, true);
            } else if (!TaskBook.lostExecutors().isEmpty() && healed.compareAndSet(false, true)) {
                namespaces.partition(0, false);
            }
        });

        assertThat(healed).isTrue();
        assertThat(rounds).allMatch(round -> round.missing() == 0);
        assertThat(learned.values()).isEqualTo(undisturbed);
    }

    /** @param fault what is done when a task starts, given its number */
    private Learned learn(Function<Namespaces, IntConsumer> fault) throws Exception {
        try (Namespaces namespaces = Namespaces.of(2);
                StandaloneCluster cluster = StandaloneCluster.start(new StandaloneCluster.Plan(
                        folder.resolve("spark"),
                        Site.SECRET,
                        StandaloneCluster.ownJars(),
                        namespaces.host(),
                        Site.EXECUTOR_MB,
                        Site.SHORT))) {
            for (int i = 0; i < 2; i++) {
                namespaces.delay(i, DELAY_MS);
                assertThat(namespaces.roundTrip(i)).as("held, at least").isGreaterThan(Duration.ofMillis(DELAY_MS));
                cluster.worker(namespaces.place(i));
            }
            try (ClusterSession session = ClusterSession.open(settings(cluster, namespaces), "namespaces")) {
                TaskBook.begin(fault.apply(namespaces));
                return Site.learner(session, Site.how(2, 2, Site.LONG), "far", rounds::add)
                        .learn(Site.set(), Site.SETTINGS, Site.silent());
            }
        }
    }

    private static ClusterSettings settings(StandaloneCluster cluster, Namespaces namespaces) {
        Cluster way = new Cluster(
                cluster.url(),
                Site.SECRET,
                namespaces.host(),
                Duration.ofSeconds(60),
                new Executors(2, Site.EXECUTOR_MB, 1, System.getProperty("java.class.path")));
        return new ClusterSettings(way, Duration.ofSeconds(6), false, Site.natives());
    }
}
