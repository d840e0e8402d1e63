package dev.chainon.local.demo;

import dev.chainon.local.process.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for one thing while watching for two others: that the person asks to stop, and that a process fails for good. Thread-safe. */
public final class Vigil {

    /** The person asked to stop. */
    public static final class StoppedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private final CompletableFuture<Object> interrupted = new CompletableFuture<>();

    /** Ends every wait, now and later, with {@link StoppedException}. */
    public void stop() {
        interrupted.completeExceptionally(new StoppedException());
    }

    /** Whether waits end: the person asked to stop, or a process failed for good. */
    boolean over() {
        return interrupted.isDone();
    }

    /** Ends every wait with a failure of this explanation, when it comes. */
    public void watch(CompletableFuture<String> failure) {
        failure.thenAccept(explanation -> interrupted.completeExceptionally(new Failure(explanation)));
    }

    /** The value of the future; {@link Failure} with the given words when it takes longer. */
    public <T> T await(CompletableFuture<T> wanted, Duration patience, String late) {
        try {
            CompletableFuture.anyOf(wanted, interrupted).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return wanted.join();
        } catch (TimeoutException e) {
            throw new Failure(late, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    /** Lets time pass; returns whether it passed without anyone asking to stop. */
    public boolean pause(Duration duration) {
        try {
            interrupted.get(duration.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
