package dev.chainon.serving.security;

import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.http.Answers;
import dev.chainon.serving.http.Problem;
import dev.chainon.serving.http.Refusal;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes connections that hold a place without asking: those whose request does not come to its end in time, however few bytes at a time a client drips
 * (slow-loris), and those beyond the number that is allowed. An idle timeout alone is reset by every byte. Belongs to one event loop; a request costs it two
 * writes, and a sweep now and then does the rest.
 */
final class ConnectionGuard {

    private final Connections limits;
    private final AtomicInteger open;
    private final Telemetry telemetry;
    private final Map<HttpConnection, Watched> watched = new HashMap<>();

    /** @param open connections of the whole process */
    ConnectionGuard(Connections limits, AtomicInteger open, Telemetry telemetry) {
        this.limits = limits;
        this.open = open;
        this.telemetry = telemetry;
    }

    private static final class Watched {
        private long since;
        private Optional<HttpServerRequest> last = Optional.empty();

        Watched(long since) {
            this.since = since;
        }
    }

    void opened(HttpConnection connection) {
        if (open.incrementAndGet() > limits.most()) {
            open.decrementAndGet();
            closed("most");
            connection.close();
            return;
        }
        watched.put(connection, new Watched(System.nanoTime()));
        connection.closeHandler(end -> {
            open.decrementAndGet();
            watched.remove(connection);
        });
    }

    /** The head of a request is complete. */
    void asked(HttpServerRequest request) {
        Watched connection = watched.get(request.connection());
        if (connection != null) {
            connection.since = System.nanoTime();
            connection.last = Optional.of(request);
        }
    }

    /** Called every {@link Connections#sweepMillis}: times are exact to that. */
    void sweep() {
        long now = System.nanoTime();
        List<HttpConnection> late = new ArrayList<>();
        watched.forEach((connection, state) -> {
            if (late(state, now)) {
                late.add(connection);
            }
        });
        late.forEach(
                connection -> Optional.ofNullable(watched.get(connection)).ifPresent(state -> end(connection, state)));
    }

    private boolean late(Watched state, long now) {
        long millis = (now - state.since) / 1_000_000;
        if (state.last.isEmpty()) {
            return millis > limits.head().toMillis();
        }
        HttpServerRequest request = state.last.get();
        if (!request.isEnded()) {
            return millis > limits.body().toMillis();
        }
        return request.response().ended() && millis > limits.idle().toMillis();
    }

    private void end(HttpConnection connection, Watched state) {
        Optional<HttpServerRequest> unfinished = state.last.filter(
                request -> !request.isEnded() && !request.response().ended());
        closed(unfinished.isPresent() ? "body" : "head");
        if (unfinished.isPresent()) {
            HttpServerRequest request = unfinished.get();
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            Answers.refuse(
                    request,
                    new Refusal(new Problem(
                            Problem.Kind.TIMED_OUT,
                            "the body was not complete after " + limits.body().toSeconds() + " s")));
        }
        connection.close();
    }

    private void closed(String why) {
        telemetry.count("chainon_connections_refused_total", 1, "reason", why);
    }
}
