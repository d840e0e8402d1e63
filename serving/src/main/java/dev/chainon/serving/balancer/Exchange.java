package dev.chainon.serving.balancer;

import dev.chainon.serving.http.Refusal;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way to a replica and, if that one fails, to the next, until its deadline. Lives on one event loop.
 *
 * <p>Bodies are kept whole both ways: a request can be sent again, and a client never sees half an answer.
 */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int FAILED = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int TIMEOUT = 504;

    private final Forwarding shared;
    private final HttpServerRequest request;
    private final Buffer body;
    private final boolean repeatable;
    private final Deadline deadline;
    private final Set<Backend> tried = new HashSet<>();
    private Optional<Answer> unwell = Optional.empty();

    /** One sending, with its moment on the clock of durations and on that of the balancer. */
    private record Try(Backend backend, long nanos, long millis) {}

    /** What a replica said. */
    record Answer(int status, MultiMap headers, Buffer body, Backend backend) {

        /** It did not do the work, and another may. */
        boolean worthRetrying() {
            return status == FAILED || status == BAD_GATEWAY || status == UNAVAILABLE;
        }

        /** It says that it has too much to do: no fault. */
        boolean busy() {
            return status == UNAVAILABLE && headers.contains("retry-after");
        }
    }

    Exchange(Forwarding shared, HttpServerRequest request, Buffer body) {
        this.shared = shared;
        this.request = request;
        this.body = body;
        this.repeatable = Repeatable.is(request.method(), request.path());
        this.deadline = Deadline.of(
                Optional.ofNullable(request.getHeader(Deadline.HEADER)),
                shared.patience().longest(),
                shared.millis());
    }

    Future<Answer> run() {
        shared.budget().earn();
        return next(new Refusal(
                UNAVAILABLE, "no replica is ready: " + shared.backends().reasons()));
    }

    /** @param otherwise what is said if nobody is left */
    private Future<Answer> next(Refusal otherwise) {
        if (deadline.left() <= 0) {
            return Future.failedFuture(new Refusal(TIMEOUT, "no replica answered within the request's deadline"));
        }
        Optional<Backend> backend = shared.backends().choose(tried);
        if (backend.isEmpty()) {
            return unwell.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(otherwise));
        }
        if (!tried.isEmpty()) {
            shared.telemetry()
                    .count(
                            "chainon_balancer_retries_total",
                            1,
                            "backend",
                            backend.get().address());
        }
        tried.add(backend.get());
        return attempt(backend.get());
    }

    private Future<Answer> again(Refusal otherwise) {
        if (!shared.budget().take()) {
            shared.telemetry().count("chainon_balancer_retries_refused_total", 1);
            return unwell.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(otherwise));
        }
        return next(otherwise);
    }

    private Future<Answer> attempt(Backend backend) {
        Try now = new Try(backend, System.nanoTime(), shared.millis().getAsLong());
        backend.began();
        boolean[] sent = new boolean[1];
        return shared.client()
                .request(options(backend))
                .compose(out -> {
                    sent[0] = true;
                    return send(backend, out);
                })
                .compose(in -> in.body().map(bytes -> new Answer(in.statusCode(), passed(in), bytes, backend)))
                .onComplete(done -> backend.ended())
                .compose(answer -> accept(answer, now), cause -> broke(now, cause, sent[0]));
    }

    private RequestOptions options(Backend backend) {
        long left = deadline.left();
        return backend.to(request.method(), request.uri())
                .setConnectTimeout(Math.min(left, shared.patience().connect().toMillis()))
                .setIdleTimeout(Math.min(left, shared.patience().attempt().toMillis()));
    }

    private Future<HttpClientResponse> send(Backend backend, HttpClientRequest out) {
        Hops.pass(request.headers(), out.headers());
        if (out.headers().contains(Deadline.HEADER)) {
            out.headers().set(Deadline.HEADER, Long.toString(Math.max(1, deadline.left())));
        }
        if (repeatable) {
            backend.holds(out);
        }
        return out.send(body).onComplete(done -> backend.letsGo(out));
    }

    private static MultiMap passed(HttpClientResponse in) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        Hops.pass(in.headers(), headers);
        return headers;
    }

    private Future<Answer> accept(Answer answer, Try of) {
        if (!answer.worthRetrying()) {
            answer.backend().answered(System.nanoTime() - of.nanos());
            return Future.succeededFuture(answer);
        }
        if (!answer.busy()) {
            shared.outliers().failed(answer.backend(), of.millis());
            if (answer.status() == UNAVAILABLE) {
                answer.backend().suspect("it answered 503");
            }
        }
        unwell = Optional.of(answer);
        return repeatable
                ? again(new Refusal(answer.status(), "no other replica was asked"))
                : Future.succeededFuture(answer);
    }

    private Future<Answer> broke(Try of, Throwable cause, boolean sent) {
        Backend backend = of.backend();
        String why = String.valueOf(cause.getMessage());
        shared.outliers().failed(backend, of.millis());
        backend.suspect(why);
        LOG.debug("{} {} failed on {}: {}", request.method(), request.path(), backend.address(), why);
        Refusal refusal = new Refusal(
                BAD_GATEWAY, "replica " + backend.address() + " failed while it worked on the request: " + why);
        return repeatable || !sent ? again(refusal) : Future.failedFuture(refusal);
    }
}
