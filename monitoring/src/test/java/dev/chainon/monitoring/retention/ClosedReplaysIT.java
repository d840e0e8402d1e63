package dev.chainon.monitoring.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.Epochs;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import dev.chainon.streams.BrokerProcess;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker and a real database, whose clock is the one that counts: closings are set back in it. */
class ClosedReplaysIT {

    @TempDir
    Path folder;

    @Test
    @Criterion("B3Cr7.retention")
    @Criterion("B1Cr3.retention")
    void topicsOfAReplayClosedForLong_go_thoseOfOthersStay() throws Exception {
        try (TestDatabase postgres = TestDatabase.fresh();
                BrokerProcess broker = BrokerProcess.start(folder)) {
            Epochs stream = new Epochs(postgres.as(RuntimeRole.STREAM));
            Topics old = topics(broker, stream.open("2001-01-01", "first").id());
            Topics young = topics(broker, stream.open("2001-02-01", "second").id());
            Topics living = topics(broker, stream.open("2001-03-01", "third").id());
            closed(postgres, old, "401 days");
            closed(postgres, young, "399 days");
            ClosedReplays replays =
                    new ClosedReplays(new Epochs(postgres.as(RuntimeRole.MONITORING)), broker.bootstrap(), "kettles");

            assertThat(replays.sweep(Duration.ofDays(400))).containsExactlyInAnyOrderElementsOf(old.all());

            assertThat(there(broker))
                    .doesNotContainAnyElementsOf(old.all())
                    .containsAll(young.all())
                    .containsAll(living.all());
            assertThat(replays.sweep(Duration.ofDays(400))).isEmpty();
            assertThat(replays.sweep(Duration.ZERO))
                    .as("a living replay keeps all")
                    .containsExactlyInAnyOrderElementsOf(young.all());
            assertThat(there(broker)).containsAll(living.all());
        }
    }

    private static Topics topics(BrokerProcess broker, int epoch) {
        Topics topics = new Topics("kettles", epoch);
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrap())) {
            admin.create(topics);
        }
        return topics;
    }

    private static void closed(TestDatabase postgres, Topics topics, String ago) {
        postgres.asAdmin()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE runtime.epoch SET closed = now() - interval '" + ago + "' WHERE id = ?",
                        topics.epoch()));
    }

    private static Set<String> there(BrokerProcess broker) throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()))) {
            return admin.listTopics().names().get();
        }
    }
}
