package dev.chainon.monitoring.query;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the measures of every process into the series, as Prometheus would: with the process as a label, and {@code up} 1 or 0. One thread at a time. */
public final class Scraper {

    /** The label that says which process a series is of; {@code deploy/prometheus/prometheus.yml} sets it too. */
    public static final String PROCESS = "process";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, URI> targets;
    private final Supplier<String> own;
    private final Set<String> names;
    private final Optional<String> key;

    /** The same without a key. */
    public Scraper(Map<String, URI> targets, Supplier<String> own, Set<String> names) {
        this(targets, own, names, Optional.empty());
    }

    /**
     * @param targets base addresses by name of the process
     * @param own measures of this process
     * @param names of the series that are kept
     * @param key shown to processes that ask who asks
     */
    public Scraper(Map<String, URI> targets, Supplier<String> own, Set<String> names, Optional<String> key) {
        this.targets = Map.copyOf(targets);
        this.key = key;
        this.own = own;
        this.names = Set.copyOf(names);
    }

    /** Asks everyone once and keeps what they say under this time. */
    public void read(SeriesStore series, long millis) {
        keep(series, "monitor", Optional.of(own.get()), millis);
        targets.forEach((process, address) -> keep(series, process, ask(address), millis));
    }

    private void keep(SeriesStore series, String process, Optional<String> text, long millis) {
        series.addAll(
                text.map(t -> Exposition.read(t, names)).map(Scraper::up).orElseGet(() -> Map.of(UP, 0.0)),
                PROCESS,
                process,
                millis);
    }

    private static final Labels UP = new Labels("up", Map.of());

    private static Map<Labels, Double> up(Map<Labels, Double> values) {
        values.put(UP, 1.0);
        return values;
    }

    private Optional<String> ask(URI address) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve("/metrics")).timeout(PATIENCE);
        key.ifPresent(text -> request.header("X-API-Key", text));
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
