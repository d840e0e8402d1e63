package dev.chainon.serving.balancer;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Set;

/** Headers that belong to one connection and are not passed on (RFC 9110, 7.6.1). */
final class Hops {

    private static final Set<String> OWN = Set.of(
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

    private Hops() {}

    /** Adds all others. */
    static void pass(MultiMap from, MultiMap to) {
        from.forEach((name, value) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                to.add(name, value);
            }
        });
    }
}
