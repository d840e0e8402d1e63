package dev.chainon.conformance;

import java.net.URI;
import java.util.Optional;

/**
 * The server to be checked.
 *
 * @param http its address, under which {@code /v2} is
 * @param grpc where it serves gRPC; empty if that is not to be checked
 * @param model name of the model that is asked; empty to ask the server's repository for one
 * @param key sent as {@code X-API-Key} with every request; empty for a server that asks nobody
 */
public record Target(URI http, Optional<HostPort> grpc, Optional<String> model, Optional<String> key) {

    /** A server that asks nobody who asks. */
    public Target(URI http, Optional<HostPort> grpc, Optional<String> model) {
        this(http, grpc, model, Optional.empty());
    }

    /** A host and a port. */
    public record HostPort(String host, int port) {

        /** @throws IllegalArgumentException if the text is not HOST:PORT */
        public static HostPort of(String text) {
            int colon = text.lastIndexOf(':');
            try {
                int port = Integer.parseInt(text.substring(colon + 1));
                if (colon > 0 && port > 0 && port <= 65_535) {
                    return new HostPort(text.substring(0, colon), port);
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("--grpc needs HOST:PORT, not " + text, e);
            }
            throw new IllegalArgumentException("--grpc needs HOST:PORT, not " + text);
        }
    }

    /** @throws IllegalArgumentException if the text is no address of an HTTP server */
    public static URI address(String text) {
        String end = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        URI address = URI.create(end.endsWith("/v2") ? end.substring(0, end.length() - 3) : end);
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null) {
            throw new IllegalArgumentException("URL must be like http://HOST:PORT, not " + text);
        }
        return address;
    }
}
