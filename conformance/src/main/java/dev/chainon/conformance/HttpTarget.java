package dev.chainon.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks a server by HTTP/1.1, and remembers the exchange. */
final class HttpTarget {

    static final String JSON_LENGTH = "Inference-Header-Content-Length";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI base;
    private final Optional<String> key;
    private final Wire wire;

    /** @param key sent with every request, if there is one */
    HttpTarget(URI base, Optional<String> key, Wire wire) {
        this.base = base;
        this.key = key;
        this.wire = wire;
    }

    /** What came back. */
    record Answer(int status, String type, Optional<String> jsonLength, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The JSON object of a successful answer. */
        JsonNode object() {
            NotAsSaid.unless(status == 200, "the status is " + status + ", not 200");
            return json();
        }

        private JsonNode json() {
            NotAsSaid.unless(
                    type.startsWith("application/json"), "the content type is '" + type + "', not application/json");
            return Json.object(text(), "the body");
        }

        /** An error of the protocol: an error status, and {@code {"error": sentence}}. */
        void error() {
            NotAsSaid.unless(status >= 400, "the status is " + status + ", which is no error");
            JsonNode error = json();
            NotAsSaid.unless(
                    !Json.text(error, "error", "the body").isBlank(), "error is empty: it must say what is wrong");
        }
    }

    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET(), "GET " + path);
    }

    Answer post(String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request, "POST " + path + " " + body);
    }

    /** A body of JSON and, behind it, binary tensors. */
    Answer post(String path, String json, byte[] binary) {
        byte[] head = json.getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[head.length + binary.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(binary, 0, body, head.length, binary.length);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/octet-stream")
                .header(JSON_LENGTH, Integer.toString(head.length))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(request, "POST " + path + " " + json + " and " + binary.length + " bytes");
    }

    private Answer send(HttpRequest.Builder request, String said) {
        wire.sent(said);
        key.ifPresent(secret -> request.header("X-API-Key", secret));
        try {
            HttpResponse<byte[]> response =
                    client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            Answer answer = new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    response.headers().firstValue(JSON_LENGTH),
                    response.body());
            wire.answered(answer.status() + " " + answer.type() + " " + answer.text());
            return answer;
        } catch (IOException e) {
            throw new Unreachable("No answer from " + base + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("Interrupted while waiting for " + base, e);
        }
    }

    private URI uri(String path) {
        return URI.create(base + path);
    }
}
