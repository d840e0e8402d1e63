package dev.chainon.monitoring.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls an address with each change, in Alertmanager's format. An answer other than 2xx, or none within two seconds, is a refusal: it is called again. */
public final class Webhook implements AlertListener {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI address;
    private final String monitor;

    /** @param monitor base address of the monitor, for links */
    public Webhook(URI address, String monitor) {
        this.address = address;
        this.monitor = monitor;
    }

    @Override
    public void changed(AlertChange change) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        WebhookMessage.of(change, monitor).encode()))
                .build();
        try {
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(address + " answered " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(address + " cannot be called", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(address + ": interrupted while it was called", e);
        }
    }
}
