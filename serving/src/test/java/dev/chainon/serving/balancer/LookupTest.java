package dev.chainon.serving.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.Await;
import dev.chainon.serving.security.Doors;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica by its name, at a name server that allows to keep an address for ten minutes. */
class LookupTest {

    /** Ten a second: at the last of them every address that was looked up before has been forgotten. */
    private static final int CHECKS = 20;

    @TempDir
    Path folder;

    private final Vertx replicas = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger checks = new AtomicInteger();
    private NameServer names;
    private Vertx balancer;
    private HttpServer first;
    private int port;

    @BeforeEach
    void start() throws UnknownHostException {
        names = new NameServer(InetAddress.getByName("127.0.0.1"));
        balancer = Vertx.vertx(new VertxOptions()
                .setAddressResolverOptions(
                        Lookup.options().addServer("127.0.0.1:" + names.place().getPort())));
        first = replica("127.0.0.1", 0);
        BalancerSettings settings = new BalancerSettings(
                "127.0.0.1",
                0,
                1,
                List.of("http://replica.test:" + first.actualPort()),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                64,
                1 << 20,
                -1,
                Strategies.of(Policy.POWER_OF_TWO),
                Doors.settings(folder, "chainon.security.access = open"));
        port = new Balancer(balancer, settings, Telemetry.NONE, () -> "").start();
        Await.until("the replica is found", () -> said().equals("127.0.0.1"));
    }

    @AfterEach
    void stop() {
        done(balancer.close());
        done(replicas.close());
        names.close();
    }

    /** Says its address, and that it is ready. */
    private HttpServer replica(String address, int at) {
        return done(replicas.createHttpServer()
                .requestHandler(request -> {
                    if (request.path().startsWith("/v2/health")) {
                        checks.incrementAndGet();
                    }
                    request.response().end(address);
                })
                .listen(at, address));
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** Which replica answered, or why none did. */
    private String said() {
        try {
            URI uri = URI.create("http://127.0.0.1:" + port + "/v2/models/any");
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return String.valueOf(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Criterion("B2Cr6.balancer")
    void aReplicaWhoseAddressChanges_isFoundAtItsNewOne() throws Exception {
        replica("127.0.0.2", first.actualPort());
        names.give(InetAddress.getByName("127.0.0.2"));
        done(first.close());

        Await.until("it is found anew", () -> said().equals("127.0.0.2"));
    }

    @Test
    @Criterion("B2Cr6.balancer")
    void aLookUpThatFails_endsNothing_andAReplicaThatComesBackIsFoundWhenItIsOver() throws Exception {
        int at = first.actualPort();
        names.fail();
        int last = checks.get() + CHECKS;
        while (checks.get() < last) {
            assertThat(said()).isEqualTo("127.0.0.1");
        }

        done(first.close());
        replica("127.0.0.1", at);
        names.give(InetAddress.getByName("127.0.0.1"));

        Await.until("it is found again", () -> said().equals("127.0.0.1"));
    }
}
