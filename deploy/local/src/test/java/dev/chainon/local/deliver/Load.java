package dev.chainon.local.deliver;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that go on asking a service until it is closed. */
final class Load implements AutoCloseable {

    private static final int CALLERS = 2;

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicLong answered = new AtomicLong();
    private final Map<String, Integer> lost = new ConcurrentHashMap<>();

    Load(String service) {
        Probe probe = new Probe(service, "");
        for (int i = 0; i < CALLERS; i++) {
            callers.submit(() -> ask(probe));
        }
    }

    private void ask(Probe probe) {
        while (!stop.get()) {
            Probe.Answer answer = probe.ask();
            if (answer.status() == Probe.GOOD) {
                answered.incrementAndGet();
            } else {
                lost.merge(answer.status() + " " + answer.body(), 1, Integer::sum);
            }
        }
    }

    long answered() {
        return answered.get();
    }

    /** What was not answered with 200, and how often. */
    Map<String, Integer> lost() {
        return new TreeMap<>(lost);
    }

    @Override
    public void close() {
        stop.set(true);
        callers.shutdown();
        try {
            callers.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
