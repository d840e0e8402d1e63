package dev.chainon.apps;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.chainon.core.process.Health;
import dev.chainon.metrics.PrometheusTelemetry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Health and figures of a process that answers nothing else: the JDK's own server is enough. */
final class StatusPage implements AutoCloseable {

    private final HttpServer server;

    StatusPage(String host, int port, Health health, PrometheusTelemetry figures) throws IOException {
        server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", figures.scrape()));
        server.createContext(
                "/v2/health/live", exchange -> answer(exchange, 200, "application/json", "{\"live\":true}"));
        server.createContext("/v2/health/ready", exchange -> ready(exchange, health.firstMissing()));
        server.start();
    }

    /** Where it answers. */
    String address() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    private static void ready(HttpExchange exchange, Optional<String> missing) throws IOException {
        if (missing.isEmpty()) {
            answer(exchange, 200, "application/json", "{\"ready\":true}");
        } else {
            answer(
                    exchange,
                    503,
                    "application/json",
                    "{\"error\":\"" + missing.get().replace("\"", "'") + "\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
