package dev.chainon.ingestion.webapi;

import dev.chainon.core.observation.Place;
import dev.chainon.core.process.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;

/** A client with a clock that only pauses move, and everything it paused for and counted. */
final class Bench {

    static final Place ORD = new Place("ORD", 41.9796, -87.9045);
    static final LocalDate DAY = LocalDate.of(2001, 2, 25);
    static final String WEATHER = resource("/webapi/weather-ord-2001-02-25.json");
    static final String HOLIDAYS = resource("/webapi/holidays-us-2001.json");

    /** A clock that stands still until it is moved. */
    static final class Hands extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    final Hands clock = new Hands();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final Map<String, Long> counted = new ConcurrentHashMap<>();
    final Map<String, DoubleSupplier> gauges = new ConcurrentHashMap<>();
    private final URI url;
    private final Path folder;

    WebApiSettings.Mode mode = WebApiSettings.Mode.LIVE;
    WebApiSettings.Quota quota = new WebApiSettings.Quota(100_000, 100_000, 100_000, 100_000);
    WebApiSettings.Patience patience = new WebApiSettings.Patience(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMinutes(1));
    WebApiSettings.Repeats repeats = new WebApiSettings.Repeats(4, Duration.ofSeconds(1), 2, 0.5);
    WebApiSettings.Breaker breaker = new WebApiSettings.Breaker(100, 50, Duration.ofMinutes(1), 1);

    Bench(URI url, Path folder) {
        this.url = url;
        this.folder = folder;
    }

    WebApiSettings settings() {
        WebApiSettings.Service service = new WebApiSettings.Service("weather", mode, url, "CC BY 4.0, test", 100_000);
        return new WebApiSettings(service, quota, patience, repeats, breaker, folder);
    }

    WebApi api() {
        Pauses moving = wait -> {
            pauses.add(wait);
            clock.move(wait);
        };
        return new WebApi(settings(), clock, moving, telemetry());
    }

    OpenMeteo weather() {
        return new OpenMeteo(api(), url);
    }

    private Telemetry telemetry() {
        return new Telemetry() {
            @Override
            public void count(String name, long amount, String... labels) {
                counted.merge(name + " " + String.join(" ", labels), amount, Long::sum);
            }

            @Override
            public void time(String name, long nanos, String... labels) {}

            @Override
            public void gauge(String name, DoubleSupplier value, String... labels) {
                gauges.put(name, value);
            }
        };
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Bench.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
