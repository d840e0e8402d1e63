package dev.chainon.ingestion.intake;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Requests to an intake, by its address. */
final class Requests {

    static final String OBJECT = "application/json";
    static final String LINES = "application/x-ndjson";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Requests() {}

    static HttpResponse<String> post(String address, String type, String body) throws Exception {
        return HTTP.send(push(address, type, body), HttpResponse.BodyHandlers.ofString());
    }

    /** The status of the answer, once it is there. */
    static CompletableFuture<Integer> postLater(String address, String type, String body) {
        return HTTP.sendAsync(push(address, type, body), HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    private static HttpRequest push(String address, String type, String body) {
        return HttpRequest.newBuilder(URI.create(address + "/v1/events"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    static HttpResponse<String> get(String address, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
