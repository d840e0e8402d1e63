package dev.chainon.serving.balancer;

import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.http.Refusal;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way to a replica and, if that one fails, to the next. Lives on one event loop.
 *
 * <p>Bodies are kept whole both ways: a request can be sent again, and a client never sees half an answer.
 */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "host",
            "content-length",
            "expect");

    private final HttpClient client;
    private final Backends backends;
    private final long tryMillis;
    private final Telemetry telemetry;
    private final HttpServerRequest request;
    private final Buffer body;
    private final boolean repeatable;
    private final Set<Backend> tried = new HashSet<>();
    private Optional<Answer> notReady = Optional.empty();

    /** What a replica said. */
    record Answer(int status, MultiMap headers, Buffer body, Backend backend) {}

    Exchange(Forwarding forwarding, HttpServerRequest request, Buffer body) {
        this.client = forwarding.client();
        this.backends = forwarding.backends();
        this.tryMillis = forwarding.tryMillis();
        this.telemetry = forwarding.telemetry();
        this.request = request;
        this.body = body;
        this.repeatable = repeatable(request.method(), request.path());
    }

    /** What all exchanges share. */
    record Forwarding(HttpClient client, Backends backends, long tryMillis, Telemetry telemetry) {}

    /** Reads, and computations that leave nothing behind, may be done twice. */
    static boolean repeatable(HttpMethod method, String path) {
        return method.equals(HttpMethod.GET)
                || method.equals(HttpMethod.HEAD)
                || (method.equals(HttpMethod.POST) && (path.endsWith("/infer") || path.endsWith("/predict")));
    }

    Future<Answer> run() {
        Optional<Backend> next = backends.choose(tried);
        if (next.isEmpty()) {
            return notReady.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(nobody()));
        }
        Backend backend = next.get();
        if (!tried.isEmpty()) {
            telemetry.count("chainon_balancer_retries_total", 1, "backend", backend.address());
        }
        tried.add(backend);
        return attempt(backend);
    }

    private Refusal nobody() {
        return new Refusal(503, "no replica is ready: " + backends.reasons());
    }

    private Future<Answer> attempt(Backend backend) {
        backend.began();
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setHost(backend.host())
                .setPort(backend.port())
                .setURI(request.uri())
                .setIdleTimeout(tryMillis);
        boolean[] sent = new boolean[1];
        return client.request(options)
                .compose(out -> {
                    sent[0] = true;
                    return send(out);
                })
                .compose(in -> in.body().map(bytes -> new Answer(in.statusCode(), forwarded(in), bytes, backend)))
                .onComplete(done -> backend.ended())
                .compose(this::accept, cause -> failed(backend, cause, sent[0]));
    }

    private Future<HttpClientResponse> send(HttpClientRequest out) {
        request.headers().forEach((name, value) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                out.headers().add(name, value);
            }
        });
        return out.send(body);
    }

    private static MultiMap forwarded(HttpClientResponse in) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        in.headers().forEach((name, value) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(name, value);
            }
        });
        return headers;
    }

    /** A replica that is going down says 503: another one may still be able. */
    private Future<Answer> accept(Answer answer) {
        if (answer.status() == 503 && repeatable) {
            answer.backend().failed("it answered 503");
            notReady = Optional.of(answer);
            return run();
        }
        return Future.succeededFuture(answer);
    }

    private Future<Answer> failed(Backend backend, Throwable cause, boolean sent) {
        String why = String.valueOf(cause.getMessage());
        backend.failed(why);
        LOG.debug("{} {} failed on {}: {}", request.method(), request.path(), backend.address(), why);
        if (repeatable || !sent) {
            return run();
        }
        return Future.failedFuture(
                new Refusal(502, "replica " + backend.address() + " failed while it worked on the request: " + why));
    }
}
