package dev.chainon.e2e.flow;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Requests that ask a server for a file outside what it serves, sent as they are: a client library would tidy them up. */
final class Traversal {

    private static final List<String> UP = List.of(
            "../", "%2e%2e/", "..%2f", "%2e%2e%2f", "..%5c", "%252e%252e%252f", "..;/", ".%2e/", "....//", "..%c0%af");
    private static final int DEEP = 8;

    private Traversal() {}

    /** Targets of requests that may lead from a route to the file, absolute without its first slash. */
    static List<String> targets(String route, String file) {
        List<String> targets = new ArrayList<>();
        for (String up : UP) {
            targets.add(route + up.repeat(DEEP) + file);
            targets.add(route + up.repeat(DEEP) + file.replace("/", "%2f"));
        }
        targets.add(route + "/" + file);
        targets.add(route + "%2f" + file.replace("/", "%2f"));
        targets.add("/" + file);
        targets.add("//" + file);
        targets.add("file:///" + file);
        targets.add(route + file + "%00.css");
        return targets;
    }

    /** Names of the file as a body may give them. */
    static List<String> names(String file) {
        return List.of("/" + file, "file:///" + file, "../".repeat(DEEP) + file, "..%2f".repeat(DEEP) + file);
    }

    /** How a request that leads to a target begins. */
    enum Method {
        GET,
        POST;

        String of(String target) {
            return this == GET
                    ? "GET " + target + " HTTP/1.1\r\n\r\n"
                    : post(target, "application/json", "{\"type\":\"departure\"}");
        }
    }

    /** A request with a body of ASCII characters. */
    static String post(String target, String type, String body) {
        return "POST " + target + " HTTP/1.1\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    /** The whole answer, head and body, or what was said before the server hung up; the request names neither host nor end of the connection. */
    static String ask(String address, String request) throws IOException {
        URI uri = URI.create(address);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            String host = " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nConnection: close\r\n";
            out.write(request.replaceFirst(" HTTP/1.1\r\n", host).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
