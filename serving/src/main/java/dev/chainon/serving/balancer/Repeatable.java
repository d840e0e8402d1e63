package dev.chainon.serving.balancer;

import io.vertx.core.http.HttpMethod;

/** Which requests may be done twice. */
final class Repeatable {

    private Repeatable() {}

    /** Reads, and computations that leave nothing behind. */
    static boolean is(HttpMethod method, String path) {
        return method.equals(HttpMethod.GET)
                || method.equals(HttpMethod.HEAD)
                || (method.equals(HttpMethod.POST) && (path.endsWith("/infer") || path.endsWith("/predict")));
    }
}
