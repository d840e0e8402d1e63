package dev.chainon.bench.stores;

import dev.chainon.core.model.Prediction;
import dev.chainon.store.PredictionStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writers that write batch after batch until they are stopped; each remembers what the store acknowledged. A batch that failed is written again. */
final class Load implements AutoCloseable {

    static final int WRITERS = 2;
    static final int BATCH = 20;
    private static final long PACE_NANOS = 50_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Logger LOG = LoggerFactory.getLogger(Load.class);

    private final Supplier<PredictionStore> store;
    private final Flights flights;
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, task -> new Thread(task, "load"));
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final AtomicLong last = new AtomicLong(System.nanoTime());
    private final AtomicLong longestGap = new AtomicLong();
    private volatile boolean stopped;

    Load(Supplier<PredictionStore> store, Flights flights) {
        this.store = store;
        this.flights = flights;
        for (int i = 0; i < WRITERS; i++) {
            writers.execute(this::write);
        }
    }

    private void write() {
        while (!stopped) {
            List<Prediction> batch = flights.next(BATCH);
            while (!stopped && !written(batch)) {
                errors.incrementAndGet();
                pause();
            }
            pause();
        }
    }

    /** Paced, as events come: the question is what is kept, not how much goes through. */
    private static void pause() {
        LockSupport.parkNanos(PACE_NANOS);
    }

    private boolean written(List<Prediction> batch) {
        try {
            store.get().upsert(batch);
        } catch (RuntimeException e) {
            LOG.debug("a batch of {} was not written", batch.size(), e);
            return false;
        }
        batch.forEach(p -> acknowledged.add(p.id()));
        long now = System.nanoTime();
        longestGap.accumulateAndGet(now - last.getAndSet(now), Math::max);
        batches.incrementAndGet();
        return true;
    }

    void awaitBatches(long count) {
        Await.until(count + " batches are written", PATIENCE, () -> batches.get() >= count);
    }

    void awaitBatchesMore(long count) {
        awaitBatches(batches.get() + count);
    }

    void awaitErrors(long count) {
        Await.until(count + " batches have failed", PATIENCE, () -> errors.get() >= count);
    }

    /** Ends the writers; what is under way is finished. */
    void stop() {
        stopped = true;
        writers.shutdown();
        try {
            if (!writers.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a write neither ended nor failed within 60 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** Batches that the store refused or did not answer; each was written again. */
    long errors() {
        return errors.get();
    }

    long batches() {
        return batches.get();
    }

    /** The longest time without any acknowledged batch. */
    double outageSeconds() {
        return longestGap.get() / 1e9;
    }

    @Override
    public void close() {
        stopped = true;
        writers.shutdownNow();
    }
}
