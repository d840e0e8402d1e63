package dev.chainon.serving.http;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server on some event loops of a Vert.x, with errors in JSON. It closes with the Vert.x. */
public final class HttpService {

    private final Vertx vertx;
    private final List<Routes> routes;
    private final AtomicInteger port = new AtomicInteger();

    public HttpService(Vertx vertx, List<Routes> routes) {
        this.vertx = vertx;
        this.routes = List.copyOf(routes);
    }

    /**
     * Starts the server and waits for it.
     *
     * @return the port it listens on, for instance when {@code port} is 0
     * @throws IllegalStateException if the address cannot be had
     */
    public int start(String host, int wanted, int eventLoops) {
        try {
            vertx.deployVerticle(
                            () -> (Deployable) new Loop(host, wanted), new DeploymentOptions().setInstances(eventLoops))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "cannot listen on " + host + ":" + wanted + " (" + e.getCause()
                            + "); set another chainon.http.port or end the process that holds it",
                    e);
        }
        return port.get();
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
        router.errorHandler(
                405,
                c -> Answers.error(
                        c.request(),
                        405,
                        c.request().method() + " is not for " + c.request().path()));
        router.errorHandler(400, HttpService::failed);
        router.errorHandler(500, HttpService::failed);
        return router;
    }

    private static void failed(RoutingContext context) {
        Throwable cause = context.failure();
        Answers.failure(context.request(), cause == null ? Refusal.bad("the request cannot be read") : cause);
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
            HttpServerOptions options = new HttpServerOptions()
                    .setHandle100ContinueAutomatically(true)
                    .setTcpNoDelay(true)
                    .setReuseAddress(true)
                    .setPerFrameWebSocketCompressionSupported(false)
                    .setPerMessageWebSocketCompressionSupported(false)
                    .setIdleTimeout(75);
            HttpServer server = vertx.createHttpServer(options).requestHandler(router());
            return server.listen(wanted, host).onSuccess(s -> port.set(s.actualPort()));
        }
    }
}
