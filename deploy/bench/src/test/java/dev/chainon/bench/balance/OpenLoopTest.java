package dev.chainon.bench.balance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final int TOGETHER = 20;
    private static final double PER_SECOND = 200;
    private static final Duration LENGTH = Duration.ofMillis(300);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private OpenLoop.Answers load() throws InterruptedException {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        return new OpenLoop(address, 7).run(PER_SECOND, LENGTH, share -> {});
    }

    private static void answer(HttpExchange exchange, int status) {
        try (exchange) {
            exchange.getResponseHeaders().add("x-queue-us", "250");
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody is answered before twenty have asked: clients who wait for answers would wait for ever. */
    @Test
    void sendsWhetherEarlierOnesAreAnsweredOrNot() throws InterruptedException {
        CountDownLatch come = new CountDownLatch(TOGETHER);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            come.countDown();
            try {
                come.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer(exchange, 200);
        });
        OpenLoop.Answers answers = load();
        assertThat(answers.sent()).isEqualTo(asked.get()).isGreaterThanOrEqualTo(TOGETHER);
        assertThat(answers.lost()).isZero();
        assertThat(answers.micros().getTotalCount()).isEqualTo(answers.sent());
        assertThat(answers.queued().getValueAtPercentile(50)).isEqualTo(250);
    }

    @Test
    void countsWhatIsNotAnsweredWell_asLost() throws InterruptedException {
        server.createContext("/", exchange -> answer(exchange, asked.incrementAndGet() % 2 == 0 ? 200 : 503));
        OpenLoop.Answers answers = load();
        assertThat(answers.lost()).isEqualTo((asked.get() + 1) / 2);
        assertThat(answers.micros().getTotalCount()).isEqualTo(answers.sent() - answers.lost());
    }

    @Test
    void sendsTheSameAtTheSameSeed() throws InterruptedException {
        server.createContext("/", exchange -> answer(exchange, 200));
        assertThat(load().sent()).isEqualTo(load().sent());
    }
}
