package dev.chainon.serving.security;

import dev.chainon.core.process.Health;
import dev.chainon.serving.http.Answers;
import dev.chainon.serving.http.Routes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What changes a running replica, on a port of its own: read the keys, the champion and the release again, send no more requests here, take them again. */
public final class AdminRoutes implements Routes {

    static final String DRAIN = "drain";

    private static final Logger LOG = LoggerFactory.getLogger(AdminRoutes.class);

    private final Health health;
    private final Actions actions;

    /**
     * What the process can do.
     *
     * @param reload reads the keys and asks for the champion and the release, off the event loop
     * @param status of the replica, as JSON
     * @param metrics the figures of now in the text format of Prometheus
     */
    public record Actions(Runnable reload, Supplier<JsonObject> status, Supplier<String> metrics) {}

    public AdminRoutes(Health health, Actions actions) {
        this.health = health;
        this.actions = actions;
    }

    @Override
    public void mount(Router router) {
        router.get("/v2/health/live").handler(c -> Answers.json(c.request(), 200, new JsonObject().put("live", true)));
        router.get("/admin/status").handler(this::status);
        router.get("/metrics")
                .handler(c -> Answers.send(
                        c.request(),
                        200,
                        "text/plain; version=0.0.4; charset=utf-8",
                        Buffer.buffer(actions.metrics().get())));
        router.post("/admin/reload").handler(this::reload);
        router.post("/admin/drain").handler(this::drain);
        router.post("/admin/resume").handler(this::resume);
    }

    private void status(RoutingContext context) {
        JsonObject status = actions.status().get().put("ready", health.ready());
        health.firstMissing().ifPresent(step -> status.put("missing", step));
        Answers.json(context.request(), 200, status);
    }

    private void reload(RoutingContext context) {
        LOG.info("an operator asks to read keys, champion and release again");
        context.vertx()
                .executeBlocking(
                        () -> {
                            actions.reload().run();
                            return true;
                        },
                        false)
                .onSuccess(done -> status(context))
                .onFailure(cause -> Answers.failure(context.request(), cause));
    }

    /** Requests that are here are answered; a balancer that looks at readiness sends no more. */
    private void drain(RoutingContext context) {
        LOG.info("an operator drains this replica");
        health.missing(DRAIN, "an operator drains this replica");
        status(context);
    }

    private void resume(RoutingContext context) {
        LOG.info("an operator takes this replica back");
        health.done(DRAIN);
        status(context);
    }
}
