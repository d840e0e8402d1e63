package dev.chainon.serving.balancer;

import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.http.HttpService;
import dev.chainon.serving.http.Routes;
import dev.chainon.serving.security.Credentials;
import dev.chainon.serving.security.GuardedDoor;
import dev.chainon.serving.security.KeyFile;
import dev.chainon.serving.security.KeyRing;
import dev.chainon.serving.security.Rules;
import dev.chainon.serving.security.SecuritySettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One address before several replicas. A request goes to one of those that are ready, by the {@link Policy} that was set; if that one dies, does not answer
 * or says it cannot, to the next. Readiness is asked for all the time; without any replica the answer is 503 with the reasons.
 */
public final class Balancer {

    private static final Logger LOG = LoggerFactory.getLogger(Balancer.class);

    private final Vertx vertx;
    private final HttpService service;
    private final HttpService admin;
    private final HealthChecks checks;
    private final Outliers outliers;
    private final BalancerSettings settings;

    public Balancer(Vertx vertx, BalancerSettings settings, Telemetry telemetry, Supplier<String> metrics) {
        this(vertx, settings, telemetry, metrics, List.of());
    }

    /** @param operators what else is on the port for operators, behind its door */
    public Balancer(
            Vertx vertx,
            BalancerSettings settings,
            Telemetry telemetry,
            Supplier<String> metrics,
            List<Routes> operators) {
        this(vertx, settings, new Tellers(telemetry, metrics), operators, bound -> ThreadLocalRandom.current()
                .nextInt(bound));
    }

    /** @param draw where chance comes from: a number in [0, bound) */
    Balancer(
            Vertx vertx,
            BalancerSettings settings,
            Telemetry telemetry,
            Supplier<String> metrics,
            IntUnaryOperator draw) {
        this(vertx, settings, new Tellers(telemetry, metrics), List.of(), draw);
    }

    /** Who is told the measures, and what says them all. */
    private record Tellers(Telemetry telemetry, Supplier<String> metrics) {}

    private Balancer(
            Vertx vertx, BalancerSettings settings, Tellers tellers, List<Routes> operators, IntUnaryOperator draw) {
        Telemetry telemetry = tellers.telemetry();
        Strategy strategy = settings.strategy();
        LongSupplier millis = () -> System.nanoTime() / 1_000_000;
        Backends backends = new Backends(settings.backends(), strategy, new Backends.Nature(millis, draw));
        this.vertx = vertx;
        this.settings = settings;
        this.outliers = new Outliers(backends.all(), strategy, millis, telemetry);
        Forwarding forwarding = new Forwarding(
                client(vertx, settings),
                backends,
                outliers,
                new RetryBudget(strategy.retries()),
                new Forwarding.Patience(
                        settings.connectTimeout(),
                        settings.tryTimeout(),
                        strategy.retries().longest()),
                telemetry,
                millis);
        SecuritySettings security = settings.security();
        Credentials credentials = new Credentials(
                new KeyRing(new KeyFile(security.keys()), Clock.systemUTC()), security.oidc(), Clock.systemUTC());
        this.service = new HttpService(
                vertx,
                List.of(new BalancerRoutes(forwarding, settings.bodyBytes(), tellers.metrics())),
                new GuardedDoor(security, Rules.BALANCER, credentials, telemetry));
        this.admin = new HttpService(
                vertx,
                Stream.concat(Stream.of(new AdminRoutes(backends)), operators.stream())
                        .toList(),
                new GuardedDoor(security.asking(), Rules.ADMIN, credentials, telemetry));
        this.checks = new HealthChecks(vertx, backends, settings.checkEvery(), options(settings));
        backends.all().forEach(each -> tell(each, telemetry));
    }

    private static void tell(Backend backend, Telemetry telemetry) {
        String address = backend.address();
        telemetry.gauge(
                "chainon_balancer_backend_ready",
                () -> backend.state() == Backend.State.READY ? 1 : 0,
                "backend",
                address);
        telemetry.gauge(
                "chainon_balancer_backend_ejected",
                () -> backend.state() == Backend.State.EJECTED ? 1 : 0,
                "backend",
                address);
        telemetry.gauge("chainon_balancer_backend_in_flight", backend::inFlight, "backend", address);
    }

    private static HttpClientOptions options(BalancerSettings settings) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                // Shorter than the replicas' own, so that a connection is not used while they close it.
                .setKeepAliveTimeout(30)
                .setTcpNoDelay(true);
        settings.security().tls().ifPresent(tls -> tls.apply(options));
        return options;
    }

    private static HttpClient client(Vertx vertx, BalancerSettings settings) {
        return vertx.httpClientBuilder()
                .with(options(settings))
                .with(new PoolOptions().setHttp1MaxSize(settings.connectionsPerBackend()))
                // The exchange on it fails too and tells; an idle connection that breaks is no news.
                .withConnectHandler(
                        c -> c.exceptionHandler(e -> LOG.debug("connection to {} broke", c.remoteAddress(), e)))
                .build();
    }

    /** Starts to check, to judge and to listen; gives the port. */
    public int start() {
        checks.start();
        vertx.setPeriodic(settings.strategy().outliers().every().toMillis(), timer -> outliers.look());
        if (settings.adminPort() >= 0) {
            LOG.info(
                    "replicas are drained and resumed on port {}",
                    admin.start(settings.host(), settings.adminPort(), 1));
        }
        return service.start(settings.host(), settings.port(), settings.eventLoops());
    }
}
