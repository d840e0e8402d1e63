package dev.chainon.serving.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Set;

/** What every answer tells browsers: to guess no type, to keep nothing, to run and frame nothing, and to let no page of another site read it. */
final class Headers {

    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("content-security-policy");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence STRICT = HttpHeaders.createOptimized("strict-transport-security");
    private static final CharSequence A_YEAR = HttpHeaders.createOptimized("max-age=31536000");

    private final boolean secure;
    private final Set<String> origins;

    /**
     * @param secure whether the server speaks TLS
     * @param origins sites whose pages may read answers; none by default
     */
    Headers(boolean secure, List<String> origins) {
        this.secure = secure;
        this.origins = Set.copyOf(origins);
    }

    /** Whether that is all: a browser asked, before a request, whether its page may make it. */
    boolean answered(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader(TYPE_OPTIONS, NO_SNIFF)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .putHeader(POLICY, NOTHING);
        if (secure) {
            response.putHeader(STRICT, A_YEAR);
        }
        return !origins.isEmpty() && crossOrigin(request);
    }

    private boolean crossOrigin(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !origins.contains(origin)) {
            return false;
        }
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        boolean preflight = request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (preflight) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST")
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type, x-api-key")
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600")
                    .setStatusCode(204)
                    .end();
        }
        return preflight;
    }
}
