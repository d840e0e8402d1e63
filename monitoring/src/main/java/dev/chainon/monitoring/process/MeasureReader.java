package dev.chainon.monitoring.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one measure that a process publishes in Prometheus text. */
public final class MeasureReader {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Optional<String> key;

    /** @param key shown to processes that ask who asks */
    public MeasureReader(Optional<String> key) {
        this.key = key;
    }

    /** The measure as a whole number; empty if the process does not answer, or does not publish it. */
    public OptionalLong read(URI process, String measure) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(process.resolve("/metrics")).timeout(PATIENCE);
        key.ifPresent(text -> request.header("X-API-Key", text));
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? find(answer.body(), measure) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    static OptionalLong find(String text, String measure) {
        return text.lines()
                .filter(line -> line.startsWith(measure + " ") || line.startsWith(measure + "{"))
                .mapToDouble(line -> value(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(Double::isFinite)
                .mapToLong(Math::round)
                .findFirst();
    }

    private static double value(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
