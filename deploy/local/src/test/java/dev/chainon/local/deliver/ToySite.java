package dev.chainon.local.deliver;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Telemetry;
import dev.chainon.local.demo.Http;
import dev.chainon.serving.balancer.Balancer;
import dev.chainon.serving.balancer.BalancerSettings;
import dev.chainon.serving.security.Doors;
import dev.chainon.serving.security.Role;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two places behind a real balancer: an old replica of version 1 in the one, and in the other whatever is deployed. Nobody is taken out for its speed here: a
 * watch of a second sees a young process beside a warm one.
 */
final class ToySite implements Site {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final Path folder;
    private final int version;
    private final boolean breaks;
    private final int place = freePort();
    private final String service;
    private final BalancerDesk balancer;
    private final ToyReplica old;
    private final String oldAddress;
    private Optional<ToyReplica> fresh = Optional.empty();

    /**
     * @param version that the new replica serves
     * @param breaks whether it fails once it is in service
     */
    ToySite(Path folder, int version, boolean breaks) {
        this.folder = folder;
        this.version = version;
        this.breaks = breaks;
        int oldPort = freePort();
        this.old = ToyReplica.start(folder.resolve("old"), oldPort, 1);
        this.oldAddress = "http://127.0.0.1:" + oldPort;
        int admin = freePort();
        Config config = ConfigFactory.parseMap(Map.of(
                        "chainon.home",
                        folder.toString(),
                        "chainon.security.access",
                        "open",
                        "chainon.http.port",
                        0,
                        "chainon.backends",
                        List.of(oldAddress, address()),
                        "chainon.balancer.check-every",
                        "500 ms",
                        "chainon.balancer.slow-start",
                        "500 ms",
                        "chainon.balancer.outliers.slower",
                        0,
                        "chainon.balancer.admin-port",
                        admin))
                .withFallback(ConfigFactory.defaultReference())
                .resolve();
        String key = Doors.key(folder, "deployment", Role.ADMIN);
        this.service = "http://127.0.0.1:"
                + new Balancer(vertx, BalancerSettings.read(config), Telemetry.NONE, () -> "figures 1\n").start();
        this.balancer = new BalancerDesk("http://127.0.0.1:" + admin, key);
        balancer.awaitReady(oldAddress, PATIENCE);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String address() {
        return "http://127.0.0.1:" + place;
    }

    /** What the balancer knows of the old replica. */
    Sample oldOne() {
        return balancer.look(oldAddress);
    }

    boolean oldAlive() {
        return old.alive();
    }

    boolean newAlive() {
        return fresh.filter(ToyReplica::alive).isPresent();
    }

    @Override
    public String start() {
        balancer.drain(address());
        fresh = Optional.of(ToyReplica.start(folder.resolve("new"), place, version));
        Pause.until("it is ready", PATIENCE, () -> Http.get(address() + "/v2/health/ready")
                .isPresent());
        return address();
    }

    @Override
    public void admit() {
        balancer.resume(address());
        balancer.awaitReady(address(), PATIENCE);
        if (breaks) {
            fresh.orElseThrow().breakDown();
        }
    }

    @Override
    public Sample look() {
        return balancer.look(address());
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public void keep() {
        balancer.drain(oldAddress);
        old.close();
    }

    @Override
    public void withdraw() {
        balancer.drain(address());
        fresh.ifPresent(ToyReplica::close);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        old.close();
        fresh.ifPresent(ToyReplica::close);
    }
}
