package dev.chainon.ingestion.webapi;

import dev.chainon.core.observation.Lookup.Cause;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeoutException;

/** One GET within its time and its size: the body of a 200, or a {@link Refusal} that says what came instead. */
final class HttpCall {

    private static final int QUOTED = 200;
    /** Nobody is left alone for longer than this on one answer's word. */
    private static final Duration LONGEST_WISH = Duration.ofDays(1);

    private final HttpClient client;
    private final TimeLimiter time;
    private final WebApiSettings settings;
    private final Clock clock;

    HttpCall(WebApiSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.patience().connect())
                // An answer is kept under the address that was asked, so it must come from there.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.time = TimeLimiter.of(settings.patience().answer());
    }

    byte[] get(URI uri) throws Refusal {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("User-Agent", "chainon/0.1")
                .GET()
                .build();
        HttpResponse<byte[]> response = send(request);
        return response.statusCode() == 200 ? response.body() : refuse(response);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws Refusal {
        long limit = settings.service().maxBytes();
        try {
            return time.executeFutureSupplier(() -> client.sendAsync(request, head -> new LimitedBody(limit)));
        } catch (TimeoutException e) {
            throw new Refusal(
                    Cause.UNREACHABLE,
                    "no whole answer within " + settings.patience().answer());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Cause.UNREACHABLE, "interrupted while it answered");
        } catch (Exception e) {
            throw cause(e);
        }
    }

    /** The client wraps what its body and its connection threw. */
    private Refusal cause(Exception e) {
        Throwable last = e;
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof Refusal refusal) {
                return refusal;
            }
            last = t;
        }
        String host = settings.service().url().getHost();
        String detail = last.getMessage() == null ? "" : ", " + last.getMessage();
        return new Refusal(
                Cause.UNREACHABLE,
                "no answer from " + host + " (" + last.getClass().getSimpleName() + detail
                        + "): check the network, and the proxy if there is one (-Dhttps.proxyHost, -Dhttps.proxyPort)");
    }

    private byte[] refuse(HttpResponse<byte[]> response) throws Refusal {
        int status = response.statusCode();
        String words = "status " + status + quoted(response.body());
        if (status == 429 || status >= 500) {
            throw new Refusal(Cause.UNREACHABLE, words, wish(response));
        }
        if (status >= 300 && status < 400) {
            throw new Refusal(
                    Cause.HOSTILE,
                    "status " + status + " points to "
                            + response.headers().firstValue("Location").orElse("nowhere")
                            + ", which is not followed: change webapi."
                            + settings.service().name()
                            + ".url if the service moved");
        }
        throw new Refusal(status >= 400 ? Cause.REFUSED : Cause.HOSTILE, words);
    }

    /** Retry-After (RFC 9110, 10.2.3): seconds or a date; what cannot be read counts as not said. */
    private Duration wish(HttpResponse<?> response) {
        String text = response.headers().firstValue("Retry-After").orElse("0").strip();
        try {
            Duration wish = text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return wish.isNegative() ? Duration.ZERO : wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    /** The begin of what the service said, as printable text on one line. */
    private static String quoted(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, QUOTED), StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return text.isEmpty() ? "" : ": " + text;
    }
}
