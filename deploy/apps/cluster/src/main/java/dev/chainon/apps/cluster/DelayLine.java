package dev.chainon.apps.cluster;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cable between two network devices that holds every frame on its way to the second for a time, and none on the way back: what {@code netem} does in the kernel, where the kernel
 * has it not. Frames keep their order. One that comes while its device is down is lost, as on any cable.
 */
final class DelayLine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DelayLine.class);

    private final Tap near;
    private final Tap far;
    private final int milliseconds;
    private final ScheduledExecutorService held =
            Executors.newSingleThreadScheduledExecutor(work -> thread(work, "out"));
    private final List<Thread> ends;
    private volatile boolean closed;

    private DelayLine(Tap near, Tap far, int milliseconds) {
        this.near = near;
        this.far = far;
        this.milliseconds = milliseconds;
        this.ends = List.of(thread(this::there, "there"), thread(this::back, "back"));
        this.ends.forEach(Thread::start);
    }

    /**
     * Makes both devices, which end with it.
     *
     * @throws IllegalStateException if the system does not let it, with what it says
     */
    static DelayLine between(String near, String far, int milliseconds) {
        Tap first = Tap.named(near);
        try {
            return new DelayLine(first, Tap.named(far), milliseconds);
        } catch (IllegalStateException e) {
            first.close();
            throw e;
        }
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, "delay-line-" + name);
        thread.setDaemon(true);
        return thread;
    }

    private void there() {
        pump(near, frame -> held.schedule(() -> far.receive(frame), milliseconds, TimeUnit.MILLISECONDS));
    }

    private void back() {
        pump(far, near::receive);
    }

    @FunctionalInterface
    private interface Way {
        Object take(byte[] frame);
    }

    private void pump(Tap from, Way way) {
        try {
            while (!closed) {
                Optional<byte[]> frame = from.next();
                frame.ifPresent(way::take);
            }
        } catch (IllegalStateException e) {
            LOG.debug("a cable ends, since one of its devices was taken away: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (Thread end : ends) {
                end.join();
            }
            held.shutdownNow();
            held.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        near.close();
        far.close();
    }
}
