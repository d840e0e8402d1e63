package dev.chainon.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.registry.ReleaseStep.Action;
import dev.chainon.registry.Releases.Wish;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesIT {

    private static final String MODEL = "kettle-spills";

    @TempDir
    Path temp;

    private TestDatabase database;
    private Registry registry;
    private Releases desk;
    private Releases replica;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.fresh();
        registry = new Registry(database.as(RuntimeRole.TRAINER), temp.resolve("registry"));
        registry.register(Bundles.stage(temp.resolve("staged-one"), "one"));
        registry.register(Bundles.stage(temp.resolve("staged-two"), "two"));
        desk = new Releases(database.as(RuntimeRole.TRAINER));
        replica = new Releases(database.as(RuntimeRole.SERVING));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ReleaseStep begin(Action action, int percent) {
        return desk.append(MODEL, desk.newest(MODEL), new Wish(action, 2, percent, "Ada", "to see"));
    }

    @Test
    @Criterion("B1Cr1.canary")
    void stepsAreKept_andTheNewestSaysWhatIsUnderWay() {
        assertThat(desk.newest(MODEL)).isEmpty();
        ReleaseStep canary = begin(Action.CANARY, 10);
        assertThat(replica.newest(MODEL)).contains(canary);
        assertThat(canary.step()).isEqualTo(1);
        assertThat(canary.underWay()).isTrue();
        assertThat(canary.at()).isAfter(Instant.EPOCH);
        begin(Action.STOP, 0);
        assertThat(replica.newest(MODEL).orElseThrow().underWay()).isFalse();
        assertThat(desk.history(MODEL)).extracting(ReleaseStep::action).containsExactly(Action.CANARY, Action.STOP);
    }

    @Test
    @Criterion("B1Cr1.canary")
    void deskTries_andPromotes_whatNobodyComplainsOf() {
        registry.promote(MODEL, 1, "champion", "Ada", "the first");
        ReleaseDesk ada = new ReleaseDesk(registry, desk, MODEL, "Ada", "to see");
        assertThatThrownBy(ada::promote).hasMessageContaining("No version of kettle-spills is on trial");
        assertThatThrownBy(() -> ada.begin(Action.CANARY, "", 10)).hasMessageContaining("@challenger");
        assertThatThrownBy(() -> ada.begin(Action.CANARY, "1", 10)).hasMessageContaining("is the champion");
        assertThatThrownBy(() -> ada.begin(Action.CANARY, "2", 101)).hasMessageContaining("not 101");

        ada.begin(Action.SHADOW, "2", 0);
        assertThat(registry.aliases(MODEL)).containsEntry("challenger", 2);
        ada.begin(Action.CANARY, "", 10);
        ada.complain();
        assertThatThrownBy(ada::promote).hasMessageContaining("complained of: Ada: to see");
        ada.stop();
        assertThat(registry.aliases(MODEL)).containsEntry("champion", 1);

        ada.begin(Action.CANARY, "models:/kettle-spills/2", 10);
        assertThat(ada.promoted("2")).as("on trial still").isEmpty();
        ReleaseStep promoted = ada.promote();
        assertThat(registry.aliases(MODEL)).containsEntry("champion", 2);
        assertThat(ada.promoted("models:/kettle-spills/2")).contains(promoted);
        assertThat(ada.promoted("1")).isEmpty();
        assertThat(desk.history(MODEL))
                .extracting(ReleaseStep::action)
                .containsExactly(Action.SHADOW, Action.CANARY, Action.STOP, Action.CANARY, Action.PROMOTE);
    }

    @Test
    void ofTwoWhoDecide_oneIsRefused() {
        Optional<ReleaseStep> seen = desk.newest(MODEL);
        begin(Action.CANARY, 10);
        assertThatThrownBy(() -> desk.append(MODEL, seen, new Wish(Action.SHADOW, 2, 0, "Bob", "me too")))
                .isInstanceOf(ReleaseConflictException.class)
                .hasMessageContaining("step 1");
    }

    @Test
    @Criterion("B1Cr1.rollback")
    void replicaMayTakeBack_once_andDecideNothingElse() {
        ReleaseStep canary = begin(Action.CANARY, 10);
        replica.takeBack(canary, "127.0.0.1:8081", "3 of 4 calls failed");
        replica.takeBack(canary, "127.0.0.1:8082", "5 of 9 calls failed");
        assertThat(desk.history(MODEL)).hasSize(2);
        ReleaseStep last = desk.newest(MODEL).orElseThrow();
        assertThat(last.action()).isEqualTo(Action.ROLLBACK);
        assertThat(last.who()).isEqualTo("127.0.0.1:8081");
        assertThat(last.why()).isEqualTo("3 of 4 calls failed");
        assertThatThrownBy(() -> replica.append(
                        MODEL, Optional.of(last), new Wish(Action.CANARY, 2, 100, "replica", "no right to")))
                .hasMessageContaining("row-level security");
    }

    @Test
    void logIsAppendOnly_forItsOwnerToo() {
        begin(Action.CANARY, 10);
        assertThatThrownBy(() -> database.as(RuntimeRole.TRAINER)
                        .jdbi()
                        .useHandle(h -> h.execute("UPDATE runtime.release_log SET percent = 100")))
                .hasMessageContaining("permission denied");
    }

    @Test
    @Criterion("B1Cr1.rollback")
    void complaintsOfTheMonitoring_reachTheReplica_fromTheStepOn() {
        new Releases(database.as(RuntimeRole.MONITORING)).complain(MODEL, 2, "an old one");
        ReleaseStep canary = begin(Action.CANARY, 10);
        assertThat(replica.complaint(MODEL, 2, canary.at())).isEmpty();
        new Releases(database.as(RuntimeRole.MONITORING)).complain(MODEL, 2, "log loss 0.41 against 0.28");
        assertThat(replica.complaint(MODEL, 2, canary.at())).contains("log loss 0.41 against 0.28");
        assertThat(replica.complaint(MODEL, 1, canary.at())).isEmpty();
    }

    @Test
    @Criterion("B1Cr1.shadow")
    void reportsAreKeptByReplica_theLatestOfEach() {
        ReleaseStep shadow = begin(Action.SHADOW, 0);
        replica.report(shadow, "a", "{\"rows\": 1}");
        replica.report(shadow, "b", "{\"rows\": 2}");
        replica.report(shadow, "a", "{\"rows\": 3}");
        assertThat(desk.reports(shadow)).containsEntry("a", "{\"rows\": 3}").containsEntry("b", "{\"rows\": 2}");
    }
}
