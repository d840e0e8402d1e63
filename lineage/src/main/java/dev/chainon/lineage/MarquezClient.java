package dev.chainon.lineage;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Posts events to a Marquez, one after the other on a thread of its own, so that a slow one holds nobody up; what does not fit into the queue is lost. */
final class MarquezClient implements Transport {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int QUEUE = 256;

    private final LineageSettings.Marquez marquez;
    private final Consumer<Exception> lost;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), MarquezClient::thread);

    /** @param lost is told of each event that Marquez did not take */
    MarquezClient(LineageSettings.Marquez marquez, Consumer<Exception> lost) {
        this.marquez = marquez;
        this.lost = lost;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "lineage-http");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void send(String json) throws IOException {
        try {
            worker.execute(() -> post(json));
        } catch (RejectedExecutionException e) {
            throw new IOException("more than " + QUEUE + " events wait for " + marquez.url(), e);
        }
    }

    private void post(String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(marquez.url().resolve("/api/v1/lineage"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (!marquez.key().isEmpty()) {
            request.header("Authorization", "Bearer " + marquez.key());
        }
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 != 2) {
                lost.accept(new IOException(marquez.url() + " answered " + status));
            }
        } catch (IOException e) {
            lost.accept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lost.accept(e);
        }
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
