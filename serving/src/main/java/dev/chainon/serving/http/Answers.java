package dev.chainon.serving.http;

import dev.chainon.serving.admission.Rejected;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers in JSON; errors are {@code {"error": sentence}} as the Open Inference Protocol has it. */
public final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private Answers() {}

    public static void json(HttpServerRequest request, int status, JsonObject body) {
        json(request, status, body.toBuffer());
    }

    static void json(HttpServerRequest request, int status, Buffer body) {
        send(request, status, JSON, body);
    }

    public static void send(HttpServerRequest request, int status, CharSequence type, Buffer body) {
        if (!request.response().ended() && !request.response().closed()) {
            request.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, type);
            request.response().end(body);
        }
    }

    public static void error(HttpServerRequest request, int status, String sentence) {
        json(request, status, new JsonObject().put("error", sentence));
    }

    /** A refusal is answered as it says; anything else is our fault and logged. */
    public static void failure(HttpServerRequest request, Throwable cause) {
        if (cause instanceof Refusal refusal) {
            error(request, refusal.status(), refusal.sentence());
        } else if (cause instanceof Rejected rejected) {
            rejected.retryAfterSeconds().ifPresent(seconds -> request.response()
                    .putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
            error(request, rejected.status(), rejected.sentence());
        } else {
            LOG.error("{} {} failed", request.method(), request.path(), cause);
            error(request, 500, "the server failed on this request; its log says why");
        }
    }
}
