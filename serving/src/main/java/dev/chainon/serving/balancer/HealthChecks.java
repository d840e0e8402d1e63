package dev.chainon.serving.balancer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks each replica at a steady pace whether it is ready. Has its own connections, so that a check never queues behind requests. */
final class HealthChecks {

    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);
    private static final int LONGEST_REASON = 200;

    private final Vertx vertx;
    private final Backends backends;
    private final Duration period;
    private final HttpClient client;

    /** @param options of its connections, whose patience becomes the period */
    HealthChecks(Vertx vertx, Backends backends, Duration period, HttpClientOptions options) {
        this.vertx = vertx;
        this.backends = backends;
        this.period = period;
        this.client = vertx.createHttpClient(new HttpClientOptions(options).setConnectTimeout((int) period.toMillis()));
    }

    void start() {
        checkAll();
        vertx.setPeriodic(period.toMillis(), timer -> checkAll());
    }

    private void checkAll() {
        backends.all().forEach(this::check);
    }

    /** A replica that takes longer than the period to say that it is ready is not. */
    private void check(Backend backend) {
        RequestOptions options = backend.to(HttpMethod.GET, "/v2/health/ready")
                .setConnectTimeout(period.toMillis())
                .setIdleTimeout(period.toMillis());
        client.request(options)
                .compose(request -> request.send())
                .compose(response -> response.body().onSuccess(body -> judge(backend, response.statusCode(), body)))
                .onFailure(cause -> silent(backend, String.valueOf(cause.getMessage())));
    }

    /** What it has under way would wait for nothing, if somebody else can do it. */
    private void silent(Backend backend, String why) {
        tell(backend, backend.down(why));
        if (backends.anyReadyBut(backend)) {
            backend.breakOff();
        }
    }

    private static void judge(Backend backend, int status, Buffer body) {
        if (status == 200) {
            if (backend.up()) {
                LOG.info("replica {} is ready", backend.address());
            }
        } else {
            String reason = body.toString();
            String told = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
            tell(backend, backend.down(told));
        }
    }

    private static void tell(Backend backend, boolean news) {
        if (news) {
            LOG.warn("replica {} gets no requests: {}", backend.address(), backend.reason());
        }
    }
}
