package dev.chainon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks the balancer for a prediction again and again, by the Open Inference Protocol, and counts what it gets. */
final class Visitors implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final HttpRequest question;
    private final Map<String, Long> answersByVersion = new TreeMap<>();
    private long failed;
    private String lastFailure = "";
    private String lastVersion = "";

    private Visitors(HttpRequest question) {
        this.question = question;
    }

    /**
     * Looks at the model that is served, once.
     *
     * @param protocol base address, such as {@code http://127.0.0.1:8701/v2}
     * @throws Failure if it does not say what a question looks like
     */
    static Visitors of(String protocol, String model) {
        JsonNode input = Http.get(protocol + "/models/" + model)
                .map(Kept::tree)
                .map(metadata -> metadata.path("inputs").path(0))
                .orElseThrow(
                        () -> new Failure("The balancer at " + protocol + " does not describe the model " + model));
        int width = input.path("shape").path(1).asInt();
        String zeros = Collections.nCopies(width, "0").stream().collect(Collectors.joining(","));
        String body = "{\"inputs\":[{\"name\":\"" + input.path("name").asText()
                + "\",\"datatype\":\"FP32\",\"shape\":[1," + width + "],\"data\":[" + zeros + "]}]}";
        return new Visitors(HttpRequest.newBuilder(URI.create(protocol + "/models/" + model + "/infer"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Asks once. */
    @Override
    public void run() {
        try {
            HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                answered(Kept.tree(answer.body()).path("model_version").asText());
            } else {
                failed(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            failed(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void answered(String version) {
        answersByVersion.merge(version, 1L, Long::sum);
        lastVersion = version;
    }

    private synchronized void failed(String why) {
        failed++;
        lastFailure = why;
    }

    synchronized Map<String, Long> answersByVersion() {
        return new TreeMap<>(answersByVersion);
    }

    synchronized long answered() {
        return answersByVersion.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized long failed() {
        return failed;
    }

    /** Version that gave the latest answer; empty before the first. */
    synchronized String lastVersion() {
        return lastVersion;
    }

    /** Words of the last failure; empty where there was none. */
    synchronized String lastFailure() {
        return lastFailure;
    }
}
