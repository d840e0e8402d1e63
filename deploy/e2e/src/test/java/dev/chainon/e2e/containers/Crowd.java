package dev.chainon.e2e.containers;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that go on asking for predictions until they are sent home. */
final class Crowd implements AutoCloseable {

    private static final int CLIENTS = 2;

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final AtomicBoolean home = new AtomicBoolean();
    private final AtomicLong answered = new AtomicLong();
    private final Map<String, Integer> lost = new ConcurrentHashMap<>();

    Crowd(String address, String key) {
        Web web = new Web(address, Optional.of(key));
        for (int i = 0; i < CLIENTS; i++) {
            clients.submit(() -> ask(web));
        }
    }

    private void ask(Web web) {
        while (!home.get()) {
            try {
                HttpResponse<String> answer = web.post(Questions.INFER, Questions.row(0));
                if (answer.statusCode() == 200) {
                    answered.incrementAndGet();
                } else {
                    lost.merge(answer.statusCode() + " " + answer.body(), 1, Integer::sum);
                }
            } catch (IOException e) {
                lost.merge(String.valueOf(e), 1, Integer::sum);
            }
        }
    }

    /** How many questions were answered with 200. */
    long answered() {
        return answered.get();
    }

    /** What became of the others, and how often. */
    Map<String, Integer> lost() {
        return new TreeMap<>(lost);
    }

    @Override
    public void close() {
        home.set(true);
        clients.shutdown();
        try {
            clients.awaitTermination(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
