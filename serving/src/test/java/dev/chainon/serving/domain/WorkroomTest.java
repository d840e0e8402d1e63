package dev.chainon.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.admission.Admission;
import dev.chainon.serving.admission.AdmissionSettings;
import dev.chainon.serving.admission.Rejected;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkroomTest {

    private static final AdmissionSettings SETTINGS = new AdmissionSettings(
            1, Duration.ofSeconds(1), 1, 1, Duration.ofSeconds(60), new AdmissionSettings.Rate(0, 1, 1));

    private final Vertx vertx = Vertx.vertx();
    private final Admission admission = new Admission(SETTINGS, Telemetry.NONE);
    private final Workroom room = new Workroom(vertx, "room", 1, admission);
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void close() {
        open.countDown();
        await(vertx.close());
    }

    @Test
    @Criterion("B2Cr6.load-shedding")
    void whoFindsNoRoom_isToldWhenToComeBack_andTheOthersAreServed() {
        long later = admission.deadline(Optional.empty());
        List<Future<Boolean>> within = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            within.add(room.run(later, this::waited));
        }

        assertThat(rejected(room.run(later, () -> true)).reason()).isEqualTo(Rejected.Reason.FULL);
        assertThat(rejected(room.run(later, () -> true)).retryAfterSeconds()).contains(1);
        open.countDown();
        assertThat(within).allSatisfy(work -> assertThat(await(work)).isTrue());
        assertThat(await(room.run(later, () -> true))).isTrue();
    }

    @Test
    @Criterion("B2Cr6.deadline")
    void whoseTimeIsOverWhenAThreadIsFree_costsNoWork() {
        List<String> worked = new ArrayList<>();
        Future<Boolean> late = room.run(System.nanoTime(), () -> worked.add("late"));

        assertThat(rejected(late).reason()).isEqualTo(Rejected.Reason.LATE);
        assertThat(worked).isEmpty();
    }

    private boolean waited() throws InterruptedException {
        open.await();
        return true;
    }

    private static Rejected rejected(Future<?> work) {
        return (Rejected) await(work.transform(done -> Future.succeededFuture(done.cause())));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
