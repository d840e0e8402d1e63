package dev.chainon.console.source;

import io.vertx.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks over HTTP. Every question goes to the champion, so that the answers of one page come from one model. */
public final class HttpExplorer implements Explorer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI domain;
    private final Optional<String> key;
    private final Supplier<Map<String, Range>> ranges;

    /**
     * Asks as somebody.
     *
     * @param domain the address that every path is put behind
     * @param key of this caller, for a server that asks who asks
     */
    public HttpExplorer(URI domain, Optional<String> key, Supplier<Map<String, Range>> ranges) {
        this.domain = domain;
        this.key = key;
        this.ranges = ranges;
    }

    @Override
    public Reply get(String path) {
        return send(request(path).GET());
    }

    @Override
    public Reply post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("x-chainon-release", "champion")
                .POST(HttpRequest.BodyPublishers.ofString(Json.encode(body))));
    }

    @Override
    public Map<String, Range> ranges() {
        return ranges.get();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(domain + path)).timeout(PATIENCE);
        key.ifPresent(text -> request.header("X-API-Key", text));
        return request;
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Reply(0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(0, "interrupted");
        }
    }
}
