package dev.chainon.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks a local address, without a client library in the launcher's small heap. */
public final class Http {

    private static final int TIMEOUT_MILLIS = 2_000;

    /** An operator's order may have a model loaded before it is answered. */
    private static final int ORDER_MILLIS = 20_000;

    private Http() {}

    /** The body of an answer of status 200; empty for any other answer or none. */
    public static Optional<String> get(String address) {
        return ask(address, "GET", "", TIMEOUT_MILLIS);
    }

    /**
     * The same of a port for operators.
     *
     * @param method GET or POST
     * @param key an API key, sent as {@code X-API-Key}
     */
    public static Optional<String> order(String address, String method, String key) {
        return ask(address, method, key, ORDER_MILLIS);
    }

    private static Optional<String> ask(String address, String method, String key, int patienceMillis) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(patienceMillis);
            if (!key.isEmpty()) {
                connection.setRequestProperty("X-API-Key", key);
            }
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                return Optional.empty();
            }
            try (InputStream body = connection.getInputStream()) {
                return Optional.of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
