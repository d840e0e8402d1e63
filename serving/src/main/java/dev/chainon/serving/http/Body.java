package dev.chainon.serving.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Reads a body up to a limit. */
public final class Body {

    private final HttpServerRequest request;
    private final int limit;
    private final Promise<Buffer> read = Promise.promise();
    private Buffer collected = Buffer.buffer();

    private Body(HttpServerRequest request, int limit) {
        this.request = request;
        this.limit = limit;
    }

    /** Fails with a {@link Refusal} as soon as the body is known to pass the limit; the connection is then closed after the answer. */
    public static Future<Buffer> read(HttpServerRequest request, int limit) {
        return new Body(request, limit).start();
    }

    private Future<Buffer> start() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.length() < 19 && Long.parseLong(length) > limit) {
            refuse();
        } else {
            request.handler(this::collect)
                    .exceptionHandler(cause -> read.tryFail(
                            Refusal.bad("the body did not come whole: it broke off, or its parts have no length")))
                    .endHandler(end -> read.tryComplete(collected));
        }
        return read.future();
    }

    private void collect(Buffer chunk) {
        if (collected.length() + chunk.length() > limit) {
            collected = Buffer.buffer();
            request.handler(ignored -> {});
            refuse();
        } else if (!read.future().isComplete()) {
            collected = collected.length() == 0 ? chunk : collected.appendBuffer(chunk);
        }
    }

    private void refuse() {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        read.tryFail(Refusal.bad("the body is larger than " + limit + " bytes; send fewer rows in one request"));
    }
}
