package dev.chainon.serving.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** How connections and requests come in before a route sees them: transport, limits, who may enter, who {@link Client} is. Used once on each event loop. */
public interface Door {

    /** Plain HTTP for everybody, without any limit on how slowly a client may send. */
    Door PLAIN = (vertx, inner) -> vertx.createHttpServer(options()).requestHandler(open(inner));

    /** Lets everybody in, and knows nobody. */
    static Handler<HttpServerRequest> open(Handler<HttpServerRequest> inner) {
        return request -> {
            Client.unknown(request);
            inner.handle(request);
        };
    }

    /** What every server of the house has. */
    static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHandle100ContinueAutomatically(true)
                .setTcpNoDelay(true)
                .setReuseAddress(true)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setIdleTimeout(75);
    }

    /**
     * A server that does not listen yet.
     *
     * @param inner answers the requests that are let in
     */
    HttpServer server(Vertx vertx, Handler<HttpServerRequest> inner);
}
