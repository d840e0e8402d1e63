package dev.chainon.training.experiment;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Does the tasks of an experiment in their order, some at a time. The first failure ends the work. */
final class Crew {

    private final int workers;

    Crew(int workers) {
        this.workers = workers;
    }

    /**
     * Returns when all are done.
     *
     * @param ended is told after each task how many are done
     * @throws IllegalStateException if a task failed; what the others had done until then is kept by them
     */
    void work(List<Runnable> tasks, IntConsumer ended) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(
                workers, task -> new Thread(task, "experiment-" + number.incrementAndGet()));
        try {
            CompletionService<Object> running = new ExecutorCompletionService<>(pool);
            tasks.forEach(task -> running.submit(task, task));
            for (int done = 1; done <= tasks.size(); done++) {
                running.take().get();
                ended.accept(done);
            }
        } catch (ExecutionException e) {
            Throwable cause = Optional.<Throwable>ofNullable(e.getCause()).orElse(e);
            throw new IllegalStateException("The experiment ended: " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the experiment ran", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
