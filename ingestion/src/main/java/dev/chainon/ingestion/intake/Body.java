package dev.chainon.ingestion.intake;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Reads a body up to a limit. */
final class Body {

    private final HttpServerRequest request;
    private final int limit;
    private final Promise<Buffer> read = Promise.promise();
    private final Buffer collected = Buffer.buffer();

    private Body(HttpServerRequest request, int limit) {
        this.request = request;
        this.limit = limit;
    }

    /** Fails with a {@link Refusal} as soon as the body passes the limit; the connection is then closed after the answer. */
    static Future<Buffer> read(HttpServerRequest request, int limit) {
        Body body = new Body(request, limit);
        request.handler(body::collect)
                .exceptionHandler(body.read::tryFail)
                .endHandler(end -> body.read.tryComplete(body.collected));
        return body.read.future();
    }

    /**
     * The bytes that a request announces; the limit where it does not say.
     *
     * @throws Refusal 413 if it announces more than the limit
     */
    static int announced(HttpServerRequest request, int limit) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return limit;
        }
        if (length.length() > 18 || Long.parseLong(length) > limit) {
            throw tooLarge(request, limit);
        }
        return Integer.parseInt(length);
    }

    private void collect(Buffer chunk) {
        if (read.future().isComplete()) {
            return;
        }
        if (collected.length() + chunk.length() > limit) {
            read.tryFail(tooLarge(request, limit));
        } else {
            collected.appendBuffer(chunk);
        }
    }

    private static Refusal tooLarge(HttpServerRequest request, int limit) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        return new Refusal(413, "the body is larger than " + limit + " bytes: send fewer records in one request");
    }
}
