package dev.chainon.bench.balance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleConsumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Clients that come when they come: requests are sent at drawn moments (a Poisson process), whether earlier ones are answered or not, and each is timed from
 * the moment at which it should have been sent. So a service that stalls does not slow down its own measurement (coordinated omission).
 */
final class OpenLoop {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_OPEN = 20_000;
    private static final long HIGHEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final HttpRequest request;
    private final SplittableRandom random;

    /** @param address of the balancer */
    OpenLoop(String address, long seed) {
        this.request = HttpRequest.newBuilder(URI.create(address + "/v2/models/stand-in/infer"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        this.random = new SplittableRandom(seed);
    }

    /**
     * What came back.
     *
     * @param micros from the moment when it should have been sent to its answer
     * @param queued microseconds that the replica let it wait
     * @param lost not answered with 200 within 15 s
     */
    record Answers(Histogram micros, Histogram queued, int sent, int lost) {

        double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    /** Sends for so long, then waits for all answers. {@code during} is called once for each sent request with the share of the time that is over. */
    Answers run(double perSecond, Duration length, DoubleConsumer during) throws InterruptedException {
        Histogram micros = new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
        Histogram queued = new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
        AtomicInteger lost = new AtomicInteger();
        Semaphore open = new Semaphore(MOST_OPEN);
        long start = System.nanoTime();
        long due = start;
        int sent = 0;
        while (due - start < length.toNanos()) {
            await(due);
            during.accept((double) (due - start) / length.toNanos());
            long meant = due;
            open.acquire();
            sent++;
            client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, cause) -> {
                if (cause == null && answer.statusCode() == 200) {
                    micros.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - meant) / 1000));
                    answer.headers().firstValueAsLong("x-queue-us").ifPresent(queued::recordValue);
                } else {
                    lost.incrementAndGet();
                }
                open.release();
            });
            due += (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
        }
        open.acquire(MOST_OPEN);
        return new Answers(micros, queued, sent, lost.get());
    }

    private static void await(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }
}
