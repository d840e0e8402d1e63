package dev.chainon.people.notice;

import dev.chainon.people.subscription.AddressGuard;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts the facts of a letter to an address of the subscriber's choice: no name, no e-mail address. Redirects are not followed. */
public final class Webhook implements Channel {

    private final HttpClient client;
    private final AddressGuard guard;
    private final Duration patience;

    public Webhook(Vertx vertx, AddressGuard guard, Duration patience) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) patience.toMillis())
                .setKeepAlive(false)
                .setVerifyHost(true));
        this.guard = guard;
        this.patience = patience;
    }

    @Override
    public Delivery send(Letter letter) {
        URI address = URI.create(letter.to());
        Optional<InetAddress> number = guard.resolve(address.getHost());
        if (number.isEmpty()) {
            return new Delivery.NotSent("the webhook's host is unknown or not public", true);
        }
        HttpClientRequest request;
        try {
            request = await(client.request(options(address, number.get())));
        } catch (ExecutionException | TimeoutException e) {
            return new Delivery.NotSent("the webhook cannot be reached", true);
        }
        return post(request, letter);
    }

    /** The connection goes to the number that was judged; the name serves for the certificate and the header. */
    private static RequestOptions options(URI address, InetAddress number) {
        boolean ssl = "https".equalsIgnoreCase(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : ssl ? 443 : 80;
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(number, port)))
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(ssl)
                .setMethod(HttpMethod.POST)
                .setURI(path + query)
                .setFollowRedirects(false);
    }

    private Delivery post(HttpClientRequest request, Letter letter) {
        request.putHeader("Content-Type", "application/json")
                .putHeader("Idempotency-Key", letter.id())
                .putHeader("User-Agent", "chainon");
        try {
            int status =
                    await(request.send(Buffer.buffer(letter.facts().encode()))).statusCode();
            request.connection().close();
            if (status >= 200 && status < 300) {
                return new Delivery.Sent();
            }
            return new Delivery.NotSent(
                    "the webhook answered " + status, status >= 500 || status == 408 || status == 429);
        } catch (ExecutionException | TimeoutException e) {
            request.reset();
            return new Delivery.InDoubt("the webhook did not answer");
        }
    }

    private <T> T await(Future<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException("interrupted while a webhook was asked", e);
        }
    }
}
