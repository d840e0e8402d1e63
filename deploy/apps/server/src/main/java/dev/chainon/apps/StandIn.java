package dev.chainon.apps;

import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * {@code MILLIS PLACES}: an HTTP server in the place of a replica, for studies of the balancer. It computes nothing: a request holds one of its places for the
 * stated time, and those that find none wait in the order in which they came; each answer says by {@code x-queue-us} how long. {@code POST /slow?factor=10} makes
 * it ten times slower.
 */
public final class StandIn {

    private static final long MICRO = 1_000;

    private final Vertx vertx;
    private final long millis;
    private int free;
    private long factor = 1;
    private final Deque<Waiting> line = new ArrayDeque<>();

    private record Waiting(HttpServerRequest request, long since) {}

    private StandIn(Vertx vertx, long millis, int places) {
        this.vertx = vertx;
        this.millis = millis;
        this.free = places;
    }

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        Vertx vertx = Vertx.vertx();
        StandIn server = new StandIn(vertx, Long.parseLong(args[0]), Integer.parseInt(args[1]));
        vertx.createHttpServer()
                .requestHandler(server::handle)
                .listen(0, "127.0.0.1")
                .onSuccess(http -> new Progress(System.out).ready("http://127.0.0.1:" + http.actualPort()))
                .onFailure(cause -> Supervised.fail());
    }

    /** One event loop calls this: nothing here is shared. */
    private void handle(HttpServerRequest request) {
        if (request.path().equals("/slow")) {
            factor = Long.parseLong(request.getParam("factor"));
            request.response().end();
        } else if (request.path().endsWith("/ready")) {
            request.response().end();
        } else {
            line.add(new Waiting(request, System.nanoTime()));
            serve();
        }
    }

    private void serve() {
        while (free > 0 && !line.isEmpty()) {
            Waiting next = line.remove();
            free--;
            long queued = (System.nanoTime() - next.since()) / MICRO;
            vertx.setTimer(millis * factor, timer -> end(next.request(), queued));
        }
    }

    private void end(HttpServerRequest request, long queuedMicros) {
        free++;
        if (!request.response().closed()) {
            request.response()
                    .putHeader("x-queue-us", Long.toString(queuedMicros))
                    .end("{}");
        }
        serve();
    }
}
