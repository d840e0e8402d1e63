package dev.chainon.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoopDelayTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long PERIOD = SECOND / 10;

    @Test
    void tickInTime_isNotLate() {
        Punctuality loop = new Punctuality(0, PERIOD);
        loop.tick(PERIOD);
        loop.tick(2 * PERIOD);

        assertThat(loop.worst(2 * PERIOD + 1)).isZero();
    }

    @Test
    void worstDelay_isKeptForItsWindowAndTheNext_thenForgotten() {
        Punctuality loop = new Punctuality(0, PERIOD);
        loop.tick(PERIOD + SECOND);
        loop.tick(2 * PERIOD + SECOND);
        assertThat(loop.worst(2 * PERIOD + SECOND)).isEqualTo(SECOND);

        for (long now = 2 * SECOND; now <= 9 * SECOND; now += PERIOD) {
            loop.tick(now);
        }
        assertThat(loop.worst(9 * SECOND)).isEqualTo(SECOND);
        for (long now = 9 * SECOND; now <= 16 * SECOND; now += PERIOD) {
            loop.tick(now);
        }
        assertThat(loop.worst(16 * SECOND)).isZero();
    }

    @Test
    void tickThatIsDueAndDoesNotCome_countsUntilNow() {
        Punctuality loop = new Punctuality(0, PERIOD);

        assertThat(loop.worst(PERIOD + 25 * SECOND)).isEqualTo(25 * SECOND);
    }

    /** The clock is ours: what is proved is that the loop which is blocked is the one that is told, not how long this machine takes. */
    @Test
    void loopThatIsBlocked_isTold_whileTheOthersGoOn() throws Exception {
        AtomicLong now = new AtomicLong();
        LoopDelay delay = new LoopDelay(now::get);
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        try {
            delay.deploy(vertx, 2);
            assertThat(delay.seconds()).isZero();
            vertx.runOnContext(context -> {
                blocked.countDown();
                join(release);
            });
            blocked.await();
            now.set(3 * SECOND);

            assertThat(delay.seconds()).isEqualTo(2.9);
        } finally {
            release.countDown();
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    private static void join(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
