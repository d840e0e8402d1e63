package dev.chainon.serving.balancer;

import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.http.Answers;
import dev.chainon.serving.http.Body;
import dev.chainon.serving.http.Routes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** The balancer's own pages; everything else goes to a replica. */
final class BalancerRoutes implements Routes {

    private final Forwarding forwarding;
    private final int bodyBytes;
    private final Supplier<String> metrics;

    private static final String FAILURES = "chainon_balancer_failures_total";

    BalancerRoutes(Forwarding forwarding, int bodyBytes, Supplier<String> metrics) {
        this.forwarding = forwarding;
        this.bodyBytes = bodyBytes;
        this.metrics = metrics;
        // At 0 from the start: the rate of what appears with its first failure would miss it.
        forwarding.telemetry().count(FAILURES, 0);
    }

    @Override
    public void mount(Router router) {
        router.get("/balancer/backends")
                .handler(c -> Answers.json(
                        c.request(),
                        200,
                        new JsonObject().put("backends", forwarding.backends().describe())));
        router.get("/metrics")
                .handler(c -> Answers.send(
                        c.request(), 200, "text/plain; version=0.0.4; charset=utf-8", Buffer.buffer(metrics.get())));
        router.get("/v2/health/live").handler(c -> Answers.json(c.request(), 200, new JsonObject().put("live", true)));
        router.get("/v2/health/ready").handler(this::ready);
        router.route().handler(this::forward);
    }

    private void ready(RoutingContext context) {
        boolean ready = forwarding.backends().ready();
        JsonObject body = new JsonObject().put("live", true).put("ready", ready);
        if (!ready) {
            body.put("error", "not ready: replicas: " + forwarding.backends().reasons());
        }
        Answers.json(context.request(), ready ? 200 : 503, body);
    }

    private void forward(RoutingContext context) {
        long start = System.nanoTime();
        HttpServerRequest request = context.request();
        Telemetry telemetry = forwarding.telemetry();
        Body.read(request, bodyBytes)
                .compose(body -> new Exchange(forwarding, request, body).run())
                .onSuccess(answer -> {
                    telemetry.time(
                            "chainon_balancer_request_seconds",
                            System.nanoTime() - start,
                            "backend",
                            answer.backend().address());
                    answer(request, answer);
                })
                .onFailure(cause -> {
                    telemetry.count(FAILURES, 1);
                    Answers.failure(request, cause);
                });
    }

    /** Names the replica, so that one can see the balancing. */
    private static void answer(HttpServerRequest request, Exchange.Answer answer) {
        HttpServerResponse response = request.response();
        if (!response.closed()) {
            response.setStatusCode(answer.status());
            answer.headers().names().forEach(response.headers()::remove);
            response.headers().addAll(answer.headers());
            response.putHeader("x-chainon-replica", answer.backend().address());
            response.end(answer.body());
        }
    }
}
