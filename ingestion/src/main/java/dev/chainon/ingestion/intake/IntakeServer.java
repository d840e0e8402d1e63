package dev.chainon.ingestion.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.chainon.core.process.Health;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The addresses of the intake: the push, its health, its figures. Errors are {@code {"error": sentence}}. */
final class IntakeServer {

    private static final int IDLE_SECONDS = 60;
    private static final String PUSH = "/v1/events";

    private final Vertx vertx;
    private final PushRoute push;
    private final Health health;
    private final Supplier<String> metrics;

    IntakeServer(Vertx vertx, PushRoute push, Health health, Supplier<String> metrics) {
        this.vertx = vertx;
        this.push = push;
        this.health = health;
        this.metrics = metrics;
    }

    /**
     * Starts to listen.
     *
     * @return the port, for instance where 0 was wanted
     * @throws IllegalStateException if the address cannot be had
     */
    int start(String host, int port) {
        HttpServerOptions options = new HttpServerOptions()
                .setHandle100ContinueAutomatically(true)
                .setTcpNoDelay(true)
                .setIdleTimeout(IDLE_SECONDS);
        try {
            return vertx.createHttpServer(options)
                    .requestHandler(this::route)
                    .listen(port, host)
                    .map(HttpServer::actualPort)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "cannot listen on " + host + ":" + port + " (" + e.getCause()
                            + "); set another chainon.http.port or end the process that holds it",
                    e);
        }
    }

    private void route(HttpServerRequest request) {
        boolean post = request.method().equals(HttpMethod.POST);
        if (post && request.path().equals(PUSH)) {
            push.handle(request);
        } else if (request.path().equals(PUSH)) {
            request.response().putHeader(HttpHeaders.ALLOW, "POST");
            answer(request, 405, error("events are sent to " + PUSH + " by POST"));
        } else {
            show(request);
        }
    }

    private void show(HttpServerRequest request) {
        switch (request.path()) {
            case "/metrics" -> answer(request, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
            case "/v2/health/live" -> answer(request, 200, "{\"live\":true}");
            case "/v2/health/ready" ->
                health.firstMissing()
                        .ifPresentOrElse(
                                why -> answer(request, 503, error(why)),
                                () -> answer(request, 200, "{\"ready\":true}"));
            default ->
                answer(
                        request,
                        404,
                        error("there is nothing at " + request.path() + ": POST " + PUSH
                                + " takes events, /v2/health/ready and /metrics tell how it goes"));
        }
    }

    static String error(String sentence) {
        return JsonNodeFactory.instance.objectNode().put("error", sentence).toString();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a client that went away needs no answer
    private static void answer(HttpServerRequest request, int status, String json) {
        write(request, status, json);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a client that went away needs no answer
    private static void answer(HttpServerRequest request, String type, String text) {
        write(request, type, text);
    }

    /** Answers; completes when the answer is written, and at once where nobody can have it any more. */
    static Future<Void> write(HttpServerRequest request, int status, String json) {
        if (request.response().ended() || request.response().closed()) {
            return Future.succeededFuture();
        }
        request.response().setStatusCode(status);
        return write(request, "application/json", json);
    }

    private static Future<Void> write(HttpServerRequest request, String type, String text) {
        return request.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(text);
    }
}
