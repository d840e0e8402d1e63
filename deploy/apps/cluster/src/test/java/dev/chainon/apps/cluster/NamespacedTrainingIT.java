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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers in network namespaces of their own: one has a slow link, then is cut off in mid-epoch and stays so. */
@Tag("campaign")
class NamespacedTrainingIT {

    @TempDir
    Path folder;

    private final List<RoundRecord> rounds = new ArrayList<>();

    @Test
    @Criterion("B2Cr4.lost-worker")
    void learnsTheSameBits_whenAWorkerIsCutOffInMidEpoch() throws Exception {
        Optional<String> absent = Namespaces.absent();
        assumeTrue(absent.isEmpty(), () -> absent.orElse(""));
        float[] undisturbed;
        try (ClusterSession session = Site.session(2)) {
            undisturbed = Site.learner(session, Site.how(2, 2, Site.LONG), "whole", round -> {})
                    .learn(Site.set(), Site.SETTINGS, Site.silent())
                    .values();
        }
        try (Namespaces namespaces = Namespaces.of(2);
                StandaloneCluster cluster = StandaloneCluster.start(new StandaloneCluster.Plan(
                        folder.resolve("spark"),
                        Site.SECRET,
                        StandaloneCluster.ownJars(),
                        namespaces.host(),
                        Site.EXECUTOR_MB,
                        Site.SHORT))) {
            assertThat(namespaces.narrow(0, 20_000)).isEmpty();
            cluster.worker(namespaces.place(0));
            cluster.worker(namespaces.place(1));
            try (ClusterSession session = ClusterSession.open(settings(cluster, namespaces), "namespaces")) {
                AtomicBoolean cut = new AtomicBoolean();
                TaskBook.begin(task -> {
                    if (task > 4 && cut.compareAndSet(false, true)) {
                        namespaces.partition(0, true);
                    }
                });

                Learned learned = Site.learner(session, Site.how(2, 2, Site.LONG), "cut", rounds::add)
                        .learn(Site.set(), Site.SETTINGS, Site.silent());

                assertThat(cut).isTrue();
                assertThat(TaskBook.lostExecutors())
                        .as("given up after silence")
                        .hasSize(1);
                assertThat(rounds).allMatch(round -> round.missing() == 0);
                assertThat(learned.values()).isEqualTo(undisturbed);
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
