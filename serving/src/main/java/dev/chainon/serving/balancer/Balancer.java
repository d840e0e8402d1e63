package dev.chainon.serving.balancer;

import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.http.HttpService;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One address before several replicas. A request goes to the ready replica with the fewest requests under way; if that one dies or does not connect, to
 * the next. Readiness is asked for all the time; without any ready replica the answer is 503 with the reasons.
 */
public final class Balancer {

    private static final Logger LOG = LoggerFactory.getLogger(Balancer.class);

    private final HttpService service;
    private final HealthChecks checks;
    private final BalancerSettings settings;

    public Balancer(Vertx vertx, BalancerSettings settings, Telemetry telemetry, Supplier<String> metrics) {
        Backends backends = new Backends(settings.backends());
        HttpClient client = client(vertx, settings);
        Exchange.Forwarding forwarding =
                new Exchange.Forwarding(client, backends, settings.tryTimeout().toMillis(), telemetry);
        this.settings = settings;
        this.service = new HttpService(vertx, List.of(new BalancerRoutes(forwarding, settings.bodyBytes(), metrics)));
        this.checks = new HealthChecks(vertx, backends, settings.checkEvery());
        for (Backend each : backends.all()) {
            telemetry.gauge(
                    "chainon_balancer_backend_ready",
                    () -> each.state() == Backend.State.READY ? 1 : 0,
                    "backend",
                    each.address());
            telemetry.gauge("chainon_balancer_backend_in_flight", each::inFlight, "backend", each.address());
        }
    }

    private static HttpClient client(Vertx vertx, BalancerSettings settings) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                // Shorter than the replicas' own, so that a connection is not used while they close it.
                .setKeepAliveTimeout(30)
                .setTcpNoDelay(true);
        return vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(settings.connectionsPerBackend()))
                // The exchange on it fails too and tells; an idle connection that breaks is no news.
                .withConnectHandler(
                        c -> c.exceptionHandler(e -> LOG.debug("connection to {} broke", c.remoteAddress(), e)))
                .build();
    }

    /** Starts to check and to listen; gives the port. */
    public int start() {
        checks.start();
        return service.start(settings.host(), settings.port(), settings.eventLoops());
    }
}
