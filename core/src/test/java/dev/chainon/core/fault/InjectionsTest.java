package dev.chainon.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is broken on purpose is broken, and is whole again afterwards. */
@Timeout(60)
class InjectionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aDeadlockIsOneForTheJvm_untilItEnds() throws Exception {
        Deadlock deadlock = new Deadlock();
        deadlock.begin();
        List<Thread> locked = running("fault-deadlock-");
        await(() -> deadlocked() == 2);
        assertThat(locked).hasSize(2).allMatch(Thread::isDaemon);

        deadlock.end();
        for (Thread thread : locked) {
            thread.join(PATIENCE.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(deadlocked()).isZero();
    }

    @Test
    void aDeadlockCanBeginAgain() throws Exception {
        Deadlock deadlock = new Deadlock();
        for (int round = 0; round < 2; round++) {
            deadlock.begin();
            await(() -> deadlocked() == 2);
            deadlock.end();
            await(() -> running("fault-deadlock-").isEmpty());
        }
    }

    @Test
    void starvationKeepsItsThreadsBusy_untilItEnds() throws Exception {
        Starvation starvation = new Starvation(3);
        starvation.begin();
        List<Thread> burning = running("fault-starvation-");
        assertThat(burning).hasSize(3).allMatch(Thread::isDaemon);
        await(() -> burning.stream().allMatch(thread -> thread.getState() == Thread.State.RUNNABLE));

        starvation.end();
        for (Thread thread : burning) {
            thread.join(PATIENCE.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void starvationTakesMoreThreadsThanThereAreCores() throws Exception {
        Starvation starvation = new Starvation();
        starvation.begin();
        assertThat(running("fault-starvation-"))
                .hasSize(4 * Runtime.getRuntime().availableProcessors());
        starvation.end();
        await(() -> running("fault-starvation-").isEmpty());
    }

    @Test
    void everyFaultHasItsWords() {
        assertThat(Fault.values())
                .allSatisfy(fault -> {
                    assertThat(fault.id()).matches("[a-z]+(-[a-z]+)*");
                    assertThat(fault.measure()).matches("[a-z_]+");
                    assertThat(fault.alert()).matches("[A-Z][A-Za-z]+");
                    assertThat(fault.sentence()).endsWith(".");
                })
                .doesNotHaveDuplicates();
    }

    private static int deadlocked() {
        return Optional.ofNullable(ManagementFactory.getThreadMXBean().findDeadlockedThreads())
                .map(threads -> threads.length)
                .orElse(0);
    }

    private static List<Thread> running(String prefix) {
        Thread[] threads = new Thread[Thread.activeCount() + 100];
        int found = Thread.enumerate(threads);
        return Arrays.stream(threads, 0, found)
                .filter(thread -> thread.getName().startsWith(prefix))
                .toList();
    }

    private static void await(BooleanSupplier condition) throws TimeoutException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("it did not come to that within " + PATIENCE);
            }
            Thread.onSpinWait();
        }
    }
}
