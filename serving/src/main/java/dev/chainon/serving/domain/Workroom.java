package dev.chainon.serving.domain;

import dev.chainon.serving.admission.Admission;
import dev.chainon.serving.admission.Rejected;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for work that waits or takes long, and room for as many who wait for them: a slow database must hold up nobody else. Thread-safe. */
final class Workroom {

    /** How many may be at work or wait; who comes after is refused. */
    private static final int MOST = 32;

    private final WorkerExecutor threads;
    private final Admission admission;
    private final AtomicInteger within = new AtomicInteger();

    /** Its threads end with the Vert.x. */
    Workroom(Vertx vertx, String name, int threads, Admission admission) {
        this.threads = vertx.createSharedWorkerExecutor(name, threads);
        this.admission = admission;
    }

    /**
     * Fails with a {@link Rejected} at once where there is no room, and without working when the time is over before a thread is free.
     *
     * @param deadline moment of {@link System#nanoTime} after which nobody waits
     */
    <T> Future<T> run(long deadline, Callable<T> work) {
        if (within.incrementAndGet() > MOST) {
            within.decrementAndGet();
            return Future.failedFuture(admission.full());
        }
        return threads.executeBlocking(
                        () -> {
                            admission.checkInTime(deadline);
                            return work.call();
                        },
                        false)
                .onComplete(done -> within.decrementAndGet());
    }
}
