package dev.chainon.serving.fault;

import dev.chainon.serving.http.Door;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A door behind which each request waits while the replica is slow, by a timer: its event loop goes on. */
record SlowDoor(Door outer, BooleanSupplier slow, Duration delay) implements Door {

    @Override
    public HttpServer server(Vertx vertx, Handler<HttpServerRequest> inner) {
        return outer.server(vertx, request -> {
            if (slow.getAsBoolean()) {
                request.pause();
                vertx.setTimer(delay.toMillis(), timer -> {
                    inner.handle(request);
                    request.resume();
                });
            } else {
                inner.handle(request);
            }
        });
    }
}
