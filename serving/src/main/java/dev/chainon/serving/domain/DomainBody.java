package dev.chainon.serving.domain;

import dev.chainon.serving.http.Body;
import dev.chainon.serving.http.Problem;
import dev.chainon.serving.http.Refusal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** Reads the body of a request of the domain API: JSON by its content type, and not too much of it. */
final class DomainBody {

    private static final String JSON = "application/json";

    private DomainBody() {}

    /** Fails with a {@link Refusal}. A browser sends no such content type to another site without asking it first. */
    static Future<Buffer> read(HttpServerRequest request, int limit) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (!accepted(type)) {
            return Future.failedFuture(new Refusal(new Problem(
                    Problem.Kind.WRONG_CONTENT_TYPE,
                    "the content type must be " + JSON + ", not "
                            + (type == null ? "missing" : "'" + Pointer.shown(type) + "'"))));
        }
        return Body.read(request, limit)
                .recover(cause -> Future.failedFuture(
                        cause instanceof Refusal refusal && refusal.status() == 400
                                ? new Refusal(new Problem(Problem.Kind.TOO_LARGE, refusal.sentence()))
                                : cause));
    }

    private static boolean accepted(String type) {
        if (type == null) {
            return false;
        }
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
        boolean known = parts[0].strip().equals(JSON);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replaceAll("[\\s\"]", "");
            known &= parameter.isEmpty() || parameter.equals("charset=utf-8");
        }
        return known;
    }
}
