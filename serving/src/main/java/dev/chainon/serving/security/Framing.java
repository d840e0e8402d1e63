package dev.chainon.serving.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/** What a head must not leave to its reader: where the body ends, and for whom the request is. */
final class Framing {

    private Framing() {}

    /** What is wrong, if anything. The connection must not be used any more then: where the next request begins is not known. */
    static Optional<String> fault(HttpServerRequest request) {
        if (request.path() == null || !request.path().startsWith("/")) {
            return Optional.of("the target of a request begins with a slash");
        }
        if (request.version() == HttpVersion.HTTP_2) {
            return Optional.empty();
        }
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
            if (codings.size() != 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
                return Optional.of("the only transfer coding that is read is 'chunked', once");
            }
            if (request.version() == HttpVersion.HTTP_1_0) {
                return Optional.of("HTTP/1.0 has no transfer coding");
            }
        }
        if (request.authority() == null
                || request.headers().getAll(HttpHeaders.HOST).size() != 1) {
            return Optional.of("a request has one header Host, which names a host");
        }
        return Optional.empty();
    }
}
