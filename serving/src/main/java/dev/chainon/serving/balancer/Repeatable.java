package dev.chainon.serving.balancer;

import io.vertx.core.http.HttpMethod;
import java.util.regex.Pattern;

/** Which requests may be done twice. */
final class Repeatable {

    private static final Pattern COMPUTED = Pattern.compile("/v[12]/.*/(infer|predict|explain)|/v2/repository/index");

    private Repeatable() {}

    /** Reads, and computations that leave nothing behind. */
    static boolean is(HttpMethod method, String path) {
        return method.equals(HttpMethod.GET)
                || method.equals(HttpMethod.HEAD)
                || (method.equals(HttpMethod.POST) && COMPUTED.matcher(path).matches());
    }
}
