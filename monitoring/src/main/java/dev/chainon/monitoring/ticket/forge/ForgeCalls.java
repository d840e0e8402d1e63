package dev.chainon.monitoring.ticket.forge;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests to a forge's REST interface, and what its refusals mean. A quota shows as 429, or as 403 with {@code Retry-After} or nothing left
 * (<a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">GitHub</a>,
 * <a href="https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/">GitLab</a>). Redirects are not followed: they would carry the token away.
 */
final class ForgeCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_PAGES = 20;
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI base;
    private final Map<String, String> headers;
    private final InstantSource clock;

    /**
     * @param base of the interface, with the project, without a slash at its end
     * @param headers sent with every request; the token is among them and in no message
     */
    ForgeCalls(URI base, Map<String, String> headers, InstantSource clock) {
        this.base = base;
        this.headers = Map.copyOf(headers);
        this.clock = clock;
    }

    JsonObject send(String method, String path, JsonObject body) {
        HttpResponse<String> response = exchange(
                method,
                URI.create(base + path),
                HttpRequest.BodyPublishers.ofString(body.encode(), StandardCharsets.UTF_8));
        try {
            return new JsonObject(response.body());
        } catch (DecodeException e) {
            throw new ForgeBusyException(
                    method + " " + path + " was answered with something else than JSON", Optional.empty());
        }
    }

    /** All pages of a list. */
    List<JsonObject> list(String path) {
        List<JsonObject> all = new ArrayList<>();
        Optional<URI> next = Optional.of(URI.create(base + path));
        for (int page = 0; next.isPresent() && page < MOST_PAGES; page++) {
            HttpResponse<String> response = exchange("GET", next.get(), HttpRequest.BodyPublishers.noBody());
            try {
                new JsonArray(response.body()).forEach(one -> all.add((JsonObject) one));
            } catch (DecodeException | ClassCastException e) {
                throw new ForgeBusyException(
                        "GET " + path + " was answered with something else than a list", Optional.empty());
            }
            next = response.headers().allValues("Link").stream()
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(found -> URI.create(found.group(1)))
                    .filter(this::ours)
                    .findFirst();
        }
        return all;
    }

    private boolean ours(URI next) {
        return base.getHost().equals(next.getHost())
                && base.getPort() == next.getPort()
                && base.getScheme().equals(next.getScheme());
    }

    private HttpResponse<String> exchange(String method, URI uri, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "chainon")
                .method(method, body);
        headers.forEach(request::header);
        try {
            return judged(
                    method + " " + uri.getPath(), client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new ForgeBusyException("the forge does not answer: " + e, Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForgeBusyException("interrupted while the forge was asked", Optional.empty());
        }
    }

    private HttpResponse<String> judged(String what, HttpResponse<String> response) {
        int status = response.statusCode();
        if (status < 300) {
            return response;
        }
        Optional<Duration> wait = wait(response);
        String message = what + " was answered with " + status;
        if (status == 429 || status >= 500 || (status == 403 && wait.isPresent())) {
            throw new ForgeBusyException(message, wait);
        }
        if (status == 401 || status == 403) {
            throw new ForgeBusyException(
                    message + ": the token lacks the right to write issues, or has ended", Optional.empty());
        }
        throw new ForgeRefusedException(message);
    }

    private Optional<Duration> wait(HttpResponse<String> response) {
        Optional<Duration> after = number(response, "Retry-After").map(Duration::ofSeconds);
        Optional<Duration> reset = number(response, "X-RateLimit-Remaining")
                .or(() -> number(response, "RateLimit-Remaining"))
                .filter(left -> left == 0)
                .flatMap(none -> number(response, "X-RateLimit-Reset").or(() -> number(response, "RateLimit-Reset")))
                .map(seconds -> Duration.ofSeconds(seconds - clock.instant().getEpochSecond()));
        return after.or(() -> reset).map(wait -> wait.isNegative() ? Duration.ofSeconds(1) : wait);
    }

    private static Optional<Long> number(HttpResponse<String> response, String header) {
        return response.headers()
                .firstValue(header)
                .filter(text -> text.matches("\\d{1,12}"))
                .map(Long::valueOf);
    }
}
