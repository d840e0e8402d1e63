package dev.chainon.training.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** One call of MLflow's REST API 2.0: the JSON object of a 200, or a {@link TrackingException} that says what came instead. */
final class MlflowCall {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/api/2.0/mlflow/";
    private static final int QUOTED = 200;

    private final URI server;
    private final TrackingSettings settings;
    private final HttpClient client;

    MlflowCall(URI server, TrackingSettings settings) {
        this.server = server;
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.patience())
                // The header that lets us in must not follow to another host.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    JsonNode get(String path, Map<String, String> query) {
        String asked = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(path, request(path + "?" + asked).GET());
    }

    JsonNode post(String path, JsonNode body) {
        return send(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + ROOT + path))
                .header("Accept", "application/json")
                .header("User-Agent", "chainon/0.1");
        settings.authorization().ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    /** The time is that of the whole answer: a body that trickles is as late as one that does not come. */
    private JsonNode send(String path, HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        Duration patience = settings.patience();
        try {
            return read(path, answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unreachable(path, "no whole answer within " + patience.toMillis() + " ms");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new TrackingException("", false, "interrupted while " + server + " answered " + path);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw unreachable(
                    path,
                    cause.getClass().getSimpleName()
                            + Optional.ofNullable(cause.getMessage())
                                    .map(MlflowCall::described)
                                    .orElse(""));
        }
    }

    private TrackingException unreachable(String path, String why) {
        return new TrackingException("", true, server + " does not answer " + path + ": " + why);
    }

    private static String described(String message) {
        return message.isBlank() ? "" : ", " + message.strip().replaceFirst("\\.$", "");
    }

    private JsonNode read(String path, HttpResponse<String> response) {
        int status = response.statusCode();
        try {
            JsonNode body = JSON.readTree(response.body());
            if (status == 200 && body.isObject()) {
                return body;
            }
            String code = body.path("error_code").asText("");
            throw new TrackingException(
                    code,
                    status >= 500 || status == 429,
                    server + " answers " + path + " with status " + status + " " + code
                            + described(body.path("message").asText("")));
        } catch (JsonProcessingException e) {
            throw new TrackingException(
                    "",
                    status == 200 || status >= 500 || status == 429,
                    server + " answers " + path + " with status " + status + " and what is no JSON: "
                            + quoted(response.body()));
        }
    }

    /** The begin of what the server said, as printable text on one line. */
    private static String quoted(String body) {
        return body.substring(0, Math.min(body.length(), QUOTED))
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
    }
}
