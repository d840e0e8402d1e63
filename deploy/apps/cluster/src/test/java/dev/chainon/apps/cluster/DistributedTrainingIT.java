package dev.chainon.apps.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.Learned;
import dev.chainon.training.Parity;
import dev.chainon.training.distributed.ClusterSession;
import dev.chainon.training.distributed.RoundRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Training on a standalone cluster of two workers, one of which is killed or stands still: what it gives is held to what one process gives, within what another seed changes
 * there. It shows no gain of speed: all of it shares the cores of one machine.
 */
class DistributedTrainingIT {

    private static final int ROUNDS = 4;

    /** Tasks after which a worker is struck: the survey has two, then come the rounds of the first epoch. */
    private static final int TASKS_BEFORE = 6;

    private static ClusterSession session;
    private static Parity parity;
    private static List<Map<String, Double>> alone;
    private static Learned undisturbed;

    private final List<RoundRecord> rounds = new ArrayList<>();

    @BeforeAll
    static void learnUndisturbed() throws Exception {
        session = Site.session(2);
        parity = new Parity(Site.set(), Site.SETTINGS);
        alone = LongStream.of(3, 4, 5)
                .mapToObj(seed -> parity.metrics(parity.alone(seed).scores()))
                .toList();
        undisturbed = Site.learner(session, Site.how(2, ROUNDS, Site.LONG), "undisturbed", round -> {})
                .learn(Site.set(), Site.SETTINGS, Site.silent());
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @Test
    @Criterion("B2Cr4.cluster")
    @Criterion("B2Cr4.parity")
    void isAsGoodOnTwoWorkersAsInOneProcess_withinWhatAnotherSeedChanges() throws Exception {
        Site.readyWorkers();
        TaskBook.begin(task -> {});

        Learned again = learn(Site.LONG);

        assertThat(TaskBook.executors()).hasSize(2);
        assertThat(rounds).hasSize(Site.SETTINGS.epochs() * ROUNDS).allMatch(round -> round.missing() == 0);
        assertThat(again.values()).as("the same bits whenever it is done").isEqualTo(undisturbed.values());
        assertThatItIsAsGoodAsAlone(again);
    }

    @Test
    @Criterion("B2Cr4.lost-worker")
    void goesOnAndLearnsTheSameBits_whenAWorkerIsKilledInMidEpoch() throws Exception {
        List<Child> workers = Site.readyWorkers();
        AtomicBoolean killed = new AtomicBoolean();
        TaskBook.begin(task -> {
            if (task > TASKS_BEFORE && killed.compareAndSet(false, true)) {
                workers.get(0).kill();
            }
        });

        Learned learned = learn(Site.LONG);

        assertThat(workers).extracting(Child::isAlive).containsExactly(false, true);
        assertThat(TaskBook.lostExecutors()).hasSize(1);
        assertThat(rounds).hasSize(Site.SETTINGS.epochs() * ROUNDS).allMatch(round -> round.missing() == 0);
        assertThat(learned.values()).isEqualTo(undisturbed.values());
        assertThatItIsAsGoodAsAlone(learned);
    }

    @Test
    @Criterion("B2Cr4.straggler")
    void goesOnWithoutWhatAWorkerThatStandsStillOwes_andIsAsGood() throws Exception {
        List<Child> workers = Site.readyWorkers();
        AtomicBoolean frozen = new AtomicBoolean();
        TaskBook.begin(task -> {
            if (task > TASKS_BEFORE && frozen.compareAndSet(false, true)) {
                workers.get(0).freeze();
            }
        });

        Learned learned;
        try {
            learned = learn(Duration.ofSeconds(3));
        } finally {
            workers.get(0).thaw();
        }

        assertThat(rounds).hasSize(Site.SETTINGS.epochs() * ROUNDS);
        assertThat(rounds.stream().filter(round -> round.missing() > 0))
                .isNotEmpty()
                .hasSizeLessThan(ROUNDS);
        assertThat(learned.rows()).isLessThan(undisturbed.rows());
        assertThatItIsAsGoodAsAlone(learned);
    }

    private Learned learn(Duration silence) {
        return Site.learner(session, Site.how(2, ROUNDS, silence), "disturbed", rounds::add)
                .learn(Site.set(), Site.SETTINGS, Site.silent());
    }

    /** The tolerance is twice the range of three seeds, and at least .003, since three seeds may happen to agree. */
    private static void assertThatItIsAsGoodAsAlone(Learned learned) {
        Map<String, Double> found = parity.metrics(parity.scores(learned));
        for (String metric : List.of("auc", "logloss")) {
            DoubleSummaryStatistics seeds =
                    alone.stream().mapToDouble(each -> each.get(metric)).summaryStatistics();
            double noise = Math.max(2 * (seeds.getMax() - seeds.getMin()), 0.003);
            assertThat(found.get(metric)).as(metric).isCloseTo(seeds.getAverage(), within(noise));
        }
    }
}
