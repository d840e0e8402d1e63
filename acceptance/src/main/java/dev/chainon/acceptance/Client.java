package dev.chainon.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one server, and keeps what it answered: headers, cookies and personal data are judged over all of it. One thread. */
final class Client {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, String> JSON_BODY = Map.of("Content-Type", "application/json");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI base;
    private final Optional<String> key;
    private final List<Answer> heard = new ArrayList<>();

    /** @param key sent with every request, if there is one */
    Client(URI base, Optional<String> key) {
        this.base = base;
        this.key = key;
    }

    /** What came back, and within which time. */
    record Answer(String asked, int status, HttpHeaders headers, String body, long nanos) {

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** @throws Unmet if the body is no JSON */
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new Unmet(asked + " ne rend pas de JSON", asked + " does not answer in JSON");
            }
        }

        /** @throws Unmet if the status is another */
        Answer demand(int wanted) {
            Unmet.unless(
                    status == wanted,
                    asked + " rend le statut " + status + ", attendu\u00a0: " + wanted,
                    asked + " answers with the status " + status + ", not " + wanted);
            return this;
        }
    }

    URI base() {
        return base;
    }

    List<Answer> heard() {
        return List.copyOf(heard);
    }

    Answer get(String path) {
        return send("GET", path, "", Map.of());
    }

    Answer post(String path, String json) {
        return send("POST", path, json, JSON_BODY);
    }

    /** @throws UnreachableException if nothing answers */
    Answer send(String method, String path, String body, Map<String, String> headers) {
        Answer answer = ask(method, path, body, headers);
        heard.add(answer);
        return answer;
    }

    /** The same as {@link #post}, of which nothing is kept: for measures. */
    Answer pass(String path, String json) {
        return ask("POST", path, json, JSON_BODY);
    }

    private Answer ask(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        key.ifPresent(secret -> request.header("X-API-Key", secret));
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    method + " " + path,
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    System.nanoTime() - start);
        } catch (IOException e) {
            throw new UnreachableException(
                    "Nothing answers at " + base + " (" + method + " " + path + ": " + e
                            + "). Start it, ./chainon demo for instance, or give its address.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted while " + base + " was asked", e);
        }
    }
}
