package dev.chainon.console.source;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks a serving process over HTTP, by the domain API. */
public final class HttpOracle implements Oracle {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI address;
    private final Optional<String> key;

    /**
     * Asks as somebody.
     *
     * @param address the full address of the prediction path
     * @param key of this caller, for a server that asks who asks
     */
    public HttpOracle(URI address, Optional<String> key) {
        this.address = address;
        this.key = key;
    }

    @Override
    public Answer ask(Map<String, Object> request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(new JsonObject(request).encode()));
        key.ifPresent(text -> http.header("X-API-Key", text));
        try {
            return read(client.send(http.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | DecodeException e) {
            return new Answer.Unavailable(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unavailable("interrupted");
        }
    }

    private static Answer read(HttpResponse<String> response) {
        JsonObject body = new JsonObject(response.body());
        if (response.statusCode() >= 500) {
            return new Answer.Unavailable(reason(body, response));
        }
        Double probability = body.getDouble("probability");
        if (response.statusCode() >= 400 || probability == null) {
            return new Answer.Refused(reason(body, response));
        }
        return new Answer.Risk(probability, texts(body));
    }

    /** A problem has a detail; a balancer without a replica may say it another way. */
    private static String reason(JsonObject body, HttpResponse<String> response) {
        return body.getString("detail", body.getString("error", "HTTP " + response.statusCode()));
    }

    private static Map<String, String> texts(JsonObject body) {
        Map<String, String> facts = new HashMap<>();
        body.forEach(entry -> {
            if (entry.getValue() instanceof JsonObject nested) {
                facts.putAll(texts(nested));
            } else if (entry.getValue() != null) {
                facts.put(entry.getKey(), entry.getValue().toString());
            }
        });
        return facts;
    }
}
