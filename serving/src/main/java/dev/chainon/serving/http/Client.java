package dev.chainon.serving.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/**
 * Whom a request counts for where clients share what there is. The door writes into a header of the request whom it has recognised, and takes away what the request
 * claimed by that header itself: nobody gets a further share by inventing names. Whom the door does not recognise is the address of the connection.
 */
public final class Client {

    private static final CharSequence HEADER = HttpHeaders.createOptimized("X-Chainon-Client");

    private Client() {}

    /** @param id of the key or of the subject of the token, of visible ASCII */
    public static void recognised(HttpServerRequest request, String id) {
        request.headers().set(HEADER, id);
    }

    /** Nobody has proved who it is. */
    public static void unknown(HttpServerRequest request) {
        if (request.headers().contains(HEADER)) {
            request.headers().remove(HEADER);
        }
    }

    public static String of(HttpServerRequest request) {
        return of(request.headers(), request.remoteAddress());
    }

    /** @param headers of a request that came through a door, or the metadata of a call */
    public static String of(MultiMap headers, SocketAddress remote) {
        String id = headers.get(HEADER);
        return id == null ? remote.hostAddress() : id;
    }
}
