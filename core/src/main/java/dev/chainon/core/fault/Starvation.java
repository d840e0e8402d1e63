package dev.chainon.core.fault;

/** Threads that compute nothing of use and never rest: each other thread of the process waits for a core. */
public final class Starvation implements Injection {

    private final int threads;
    private volatile boolean on;

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
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(this::burn, "fault-starvation-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void burn() {
        while (on) {
            Thread.onSpinWait();
        }
    }

    @Override
    public synchronized void end() {
        on = false;
    }
}
