package dev.chainon.console.page;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Optional;

/**
 * Whether a form was sent from a page of this site. Browsers say where a request comes from, in {@code Sec-Fetch-Site} or at least in {@code Origin}, and no
 * page can make them say otherwise; a program that says neither is no browser that somebody else's page could use.
 */
final class SameSite {

    private SameSite() {}

    static boolean sent(HttpServerRequest request) {
        Optional<String> site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site"));
        if (site.isPresent()) {
            return site.get().equals("same-origin") || site.get().equals("none");
        }
        return Optional.ofNullable(request.getHeader("Origin"))
                .map(origin -> authority(origin)
                        .filter(from -> from.equals(String.valueOf(request.authority())))
                        .isPresent())
                .orElse(true);
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
