package dev.chainon.serving.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server on some event loops of a Vert.x, with errors in JSON. It closes with the Vert.x. */
public final class HttpService {

    private final Vertx vertx;
    private final List<Routes> routes;
    private final Door door;
    private final AtomicInteger port = new AtomicInteger();
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    public HttpService(Vertx vertx, List<Routes> routes) {
        this(vertx, routes, Door.PLAIN);
    }

    public HttpService(Vertx vertx, List<Routes> routes, Door door) {
        this.vertx = vertx;
        this.routes = List.copyOf(routes);
        this.door = door;
    }

    /**
     * Starts the server and waits for it.
     *
     * @return the port it listens on, for instance when {@code port} is 0
     * @throws IllegalStateException if the address cannot be had
     */
    public int start(String host, int wanted, int eventLoops) {
        Loops.start(vertx, eventLoops, () -> new Loop(host, wanted), host + ":" + wanted, "chainon.http.port");
        return port.get();
    }

    /** Takes no further connection and lets what is under way end, at most for so long; then nothing is heard any more. */
    public void drain(Duration grace) {
        Future.join(servers.stream()
                        .map(server -> server.shutdown(grace.toMillis(), TimeUnit.MILLISECONDS))
                        .toList())
                .otherwiseEmpty()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private Router router() {
        Router router = Router.router(vertx);
        routes.forEach(r -> r.mount(router));
        router.errorHandler(
                404,
                c -> Answers.error(
                        c.request(),
                        404,
                        "there is nothing at " + c.request().path() + "; GET /openapi.yaml lists what there is"));
        Methods methods = new Methods(router.getRoutes());
        router.errorHandler(405, c -> {
            c.response().putHeader(HttpHeaders.ALLOW, methods.of(c.normalizedPath()));
            Answers.error(
                    c.request(),
                    405,
                    c.request().method() + " is not for " + c.request().path());
        });
        router.errorHandler(400, HttpService::failed);
        router.errorHandler(500, HttpService::failed);
        return router;
    }

    private static void failed(RoutingContext context) {
        Throwable cause = context.failure();
        if (cause == null || context.request().authority() == null) {
            // Without a host that can be read, the router gives up on a request as on a fault of ours.
            Answers.failure(context.request(), Refusal.bad("the request cannot be read"));
        } else {
            Answers.failure(context.request(), cause);
        }
    }

    private final class Loop extends VerticleBase {

        private final String host;
        private final int wanted;

        Loop(String host, int wanted) {
            this.host = host;
            this.wanted = wanted;
        }

        @Override
        public Future<?> start() {
            HttpServer server = door.server(vertx, router());
            servers.add(server);
            return server.listen(wanted, host).onSuccess(s -> port.set(s.actualPort()));
        }
    }
}
