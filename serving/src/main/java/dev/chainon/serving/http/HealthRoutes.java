package dev.chainon.serving.http;

import dev.chainon.core.process.Health;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** The server endpoints of the Open Inference Protocol v2: metadata, live and ready. */
public final class HealthRoutes implements Routes {

    /** What is served over HTTP beyond the protocol, by the names that other servers gave it. */
    private static final List<String> EXTENSIONS = List.of("binary_tensor_data");

    private final String server;
    private final String version;
    private final Health health;

    public HealthRoutes(String server, String version, Health health) {
        this.server = server;
        this.version = version;
        this.health = health;
    }

    @Override
    public void mount(Router router) {
        router.get("/v2")
                .handler(c -> Answers.json(
                        c.request(),
                        200,
                        new JsonObject()
                                .put("name", server)
                                .put("version", version)
                                .put("extensions", new JsonArray(EXTENSIONS))));
        router.get("/v2/health/live").handler(c -> Answers.json(c.request(), 200, new JsonObject().put("live", true)));
        router.get("/v2/health/ready").handler(this::ready);
    }

    private void ready(RoutingContext context) {
        Optional<String> missing = health.firstMissing();
        // The protocol's schema names the member "live"; clients of its later readings look for "ready".
        JsonObject body = new JsonObject().put("live", true).put("ready", missing.isEmpty());
        missing.ifPresent(step -> body.put("error", "not ready: " + step));
        Answers.json(context.request(), missing.isEmpty() ? 200 : 503, body);
    }
}
