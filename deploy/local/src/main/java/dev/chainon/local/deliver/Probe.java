package dev.chainon.local.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends requests of one row through a service, as a client does. */
final class Probe {

    static final int GOOD = 200;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 5_000;

    private final String key;
    private final String infer;
    private final String row;

    /** @param status 0 where nothing came */
    record Answer(int status, long nanos, String body) {}

    /**
     * Asks the service which model it has.
     *
     * @param service its address
     * @param key an API key, sent as {@code X-API-Key}; empty for none
     * @throws Failure if it does not say
     */
    Probe(String service, String key) {
        this.key = key;
        String model = tree(post(service + "/v2/repository/index", "{}"))
                .path(0)
                .path("name")
                .asText();
        JsonNode input = tree(send("GET", service + "/v2/models/" + model, ""))
                .path("inputs")
                .path(0);
        JsonNode shape = input.path("shape");
        int width = shape.path(shape.size() - 1).asInt();
        if (width < 1) {
            throw new Failure("The service at " + service + " does not say which model it has: is it ready?");
        }
        ObjectNode request = JSON.createObjectNode();
        ObjectNode tensor = request.putArray("inputs").addObject();
        tensor.put("name", input.path("name").asText()).put("datatype", "FP32");
        tensor.putArray("shape").add(1).add(width);
        ArrayNode data = tensor.putArray("data");
        for (int i = 0; i < width; i++) {
            data.add(0);
        }
        this.infer = service + "/v2/models/" + model + "/infer";
        this.row = request.toString();
    }

    Answer ask() {
        return post(infer, row);
    }

    private static JsonNode tree(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private Answer post(String address, String body) {
        return send("POST", address, body);
    }

    private Answer send(String method, String address, String body) {
        long start = System.nanoTime();
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            if (!key.isEmpty()) {
                connection.setRequestProperty("X-API-Key", key);
            }
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(status, System.nanoTime() - start, text);
            }
        } catch (IOException e) {
            return new Answer(0, System.nanoTime() - start, String.valueOf(e.getMessage()));
        }
    }
}
