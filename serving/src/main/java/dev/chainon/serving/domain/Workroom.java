package dev.chainon.serving.domain;

import dev.chainon.serving.http.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for work that waits or takes long, and room for as many who wait for them: a slow database must hold up nobody else. Thread-safe. */
final class Workroom {

    private final WorkerExecutor threads;
    private final int most;
    private final AtomicInteger within = new AtomicInteger();

    /**
     * Its threads end with the Vert.x.
     *
     * @param most how many may be at work or wait; who comes after is refused
     */
    Workroom(Vertx vertx, String name, int threads, int most) {
        this.threads = vertx.createSharedWorkerExecutor(name, threads);
        this.most = most;
    }

    /** Fails with a {@link Refusal} at once where there is no room. */
    <T> Future<T> run(Callable<T> work) {
        if (within.incrementAndGet() > most) {
            within.decrementAndGet();
            return Future.failedFuture(
                    new Refusal(503, "not ready: " + most + " requests of this sort are at work already; ask again"));
        }
        return threads.executeBlocking(work, false).onComplete(done -> within.decrementAndGet());
    }
}
