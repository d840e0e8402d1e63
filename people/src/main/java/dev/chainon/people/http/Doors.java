package dev.chainon.people.http;

import dev.chainon.core.process.Health;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The HTTP server with health and metrics. It closes with its Vert.x. */
public final class Doors {

    private static final Buffer OPEN_API = openApi();

    private final Vertx vertx;
    private final Health health;
    private final Supplier<String> metrics;
    private final Consumer<Router> routes;

    /** @param routes mounts what is answered beside health and metrics */
    public Doors(Vertx vertx, Health health, Supplier<String> metrics, Consumer<Router> routes) {
        this.vertx = vertx;
        this.health = health;
        this.metrics = metrics;
        this.routes = routes;
    }

    /**
     * Listens and gives the port.
     *
     * @throws IllegalStateException if the address cannot be had
     */
    public int open(String host, int port) {
        Router router = Router.router(vertx);
        router.get("/v2/health/live").handler(c -> Replies.json(c, 200, new JsonObject().put("live", true)));
        router.get("/v2/health/ready").handler(this::ready);
        router.get("/metrics").handler(c -> c.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(metrics.get()));
        router.get("/openapi.yaml").handler(c -> c.response()
                .putHeader("Content-Type", "application/yaml; charset=utf-8")
                .end(OPEN_API));
        router.errorHandler(404, c -> Replies.problem(c, 404, "There is nothing here."));
        router.errorHandler(405, c -> Replies.problem(c, 405, "This method is not for this address."));
        router.errorHandler(413, c -> Replies.problem(c, 413, "The body is too large."));
        router.errorHandler(400, c -> Replies.problem(c, 400, "The request cannot be read."));
        router.errorHandler(500, Replies::failed);
        routes.accept(router);
        try {
            return vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(75))
                    .requestHandler(router)
                    .listen(port, host)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .actualPort();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "cannot listen on " + host + ":" + port + " (" + e.getCause()
                            + "); set another chainon.http.port or end the process that holds it",
                    e);
        }
    }

    private static Buffer openApi() {
        try (InputStream in = Objects.requireNonNull(Doors.class.getResourceAsStream("/people/openapi.yaml"))) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(RoutingContext context) {
        Optional<String> missing = health.firstMissing();
        JsonObject body = new JsonObject().put("live", true).put("ready", missing.isEmpty());
        missing.ifPresent(step -> body.put("error", "not ready: " + step));
        Replies.json(context, missing.isEmpty() ? 200 : 503, body);
    }
}
