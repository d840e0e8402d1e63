package dev.chainon.core.fault;

import java.util.ArrayList;
import java.util.List;

/** Threads that compute nothing of use and never rest: each other thread of the process waits for a core. */
public final class Starvation implements Injection {

    private final int threads;
    private volatile boolean on;
    private List<Thread> busy = List.of();

    public Starvation() {
        this(4 * Runtime.getRuntime().availableProcessors());
    }

    /** @param threads how many; more than there are cores */
    Starvation(int threads) {
        this.threads = threads;
    }

    @Override
    public synchronized void begin() {
        on = true;
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(this::burn, "fault-starvation-" + i);
            thread.setDaemon(true);
            thread.start();
            started.add(thread);
        }
        busy = List.copyOf(started);
    }

    private void burn() {
        while (on) {
            Thread.onSpinWait();
        }
    }

    @Override
    public synchronized void end() {
        on = false;
        busy = List.of();
    }
}
