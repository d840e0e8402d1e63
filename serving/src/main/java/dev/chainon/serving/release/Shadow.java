package dev.chainon.serving.release;

import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.Witness;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets a challenger compute what the champion answered, on a thread of its own. Where it cannot follow, calls are left out and counted: the champion's answers
 * never wait for it.
 */
final class Shadow implements Witness, AutoCloseable {

    private static final int WAITING = 256;

    private final ModelSlot slot;
    private final Tally champion;
    private final Tally challenger;
    private final Comparison comparison = new Comparison();
    private final AtomicLong left = new AtomicLong();
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Shadow::thread);

    Shadow(ModelSlot slot, Tally champion, Tally challenger) {
        this.slot = slot;
        this.champion = champion;
        this.challenger = challenger;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "shadow");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void answered(float[] rows, int n, float[] answers, long nanos) {
        champion.answered(rows, n, answers, nanos);
        int width = rows.length / Math.max(1, n);
        float[] features = Arrays.copyOf(rows, n * width);
        float[] ours = Arrays.copyOf(answers, n);
        try {
            thread.execute(() -> compute(features, n, ours));
        } catch (RejectedExecutionException e) {
            left.addAndGet(n);
        }
    }

    /** The challenger's own witness sees how it went. */
    private void compute(float[] features, int n, float[] ours) {
        slot.useChallenger().ifPresent(taken -> {
            try (ModelSlot.Use use = taken) {
                comparison.add(ours, use.model().predict(features, n), n);
            } catch (RuntimeException e) {
                // Counted by its witness, and judged there.
                left.addAndGet(n);
            }
        });
    }

    @Override
    public void failed() {
        champion.failed();
    }

    Tally challenger() {
        return challenger;
    }

    Comparison comparison() {
        return comparison;
    }

    /** Rows that were not compared. */
    long left() {
        return left.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
