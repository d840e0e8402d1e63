package dev.chainon.ingestion.webapi;

import static dev.chainon.ingestion.webapi.Bench.DAY;
import static dev.chainon.ingestion.webapi.Bench.ORD;
import static dev.chainon.ingestion.webapi.Bench.WEATHER;
import static dev.chainon.ingestion.webapi.FakeService.hangsUp;
import static dev.chainon.ingestion.webapi.FakeService.ok;
import static dev.chainon.ingestion.webapi.FakeService.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.observation.HourlySeries;
import dev.chainon.core.observation.Lookup;
import dev.chainon.core.observation.Lookup.Cause;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResilienceTest {

    private static final FakeService.Behaviour BROKEN = status(500, "{\"error\":true}", Map.of());

    @TempDir
    Path folder;

    @Test
    @Criterion("B3Cr10.retry")
    void triesAgain_withGrowingWaits_whenARefusalPasses() {
        try (FakeService service = new FakeService(BROKEN, status(503, "", Map.of()), hangsUp(WEATHER), ok(WEATHER))) {
            Bench bench = new Bench(service.url(), folder);

            assertThat(bench.weather().hourly(ORD, DAY, DAY).answer()).isPresent();
            assertThat(service.asked()).hasSize(4);
            assertThat(bench.pauses).hasSize(3);
            assertThat(bench.pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
            assertThat(bench.pauses.get(1)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(3000));
            assertThat(bench.pauses.get(2)).isBetween(Duration.ofMillis(2000), Duration.ofMillis(6000));
        }
    }

    @Test
    @Criterion("B3Cr10.retry")
    void waitsDifferently_byChance() {
        try (FakeService service = new FakeService(BROKEN)) {
            Set<Duration> first = new HashSet<>();
            for (int i = 0; i < 12; i++) {
                Bench bench = new Bench(service.url(), folder);
                bench.weather().hourly(ORD, DAY, DAY);
                first.add(bench.pauses.get(0));
            }
            assertThat(first).hasSizeGreaterThan(1);
        }
    }

    @Test
    @Criterion("B3Cr10.retry")
    void honoursRetryAfter_inSecondsAndAsADate() {
        try (FakeService service = new FakeService(
                status(429, "", Map.of("Retry-After", "17")),
                status(429, "", Map.of("Retry-After", "Sun, 01 Mar 2026 12:00:50 GMT")),
                ok(WEATHER))) {
            Bench bench = new Bench(service.url(), folder);

            assertThat(bench.weather().hourly(ORD, DAY, DAY).answer()).isPresent();
            assertThat(bench.pauses).containsExactly(Duration.ofSeconds(17), Duration.ofSeconds(33));
        }
    }

    @Test
    @Criterion("B3Cr10.retry")
    void doesNotWait_butLeavesTheServiceAlone_whenItAsksForLong() {
        try (FakeService service = new FakeService(
                status(429, "{\"reason\":\"Hourly limit\"}", Map.of("Retry-After", "1800")), ok(WEATHER))) {
            Bench bench = new Bench(service.url(), folder);
            OpenMeteo weather = bench.weather();

            assertThat(cause(weather)).isEqualTo(Cause.UNREACHABLE);
            bench.clock.move(Duration.ofMinutes(29));
            assertThat(cause(weather)).isEqualTo(Cause.RESTING);
            assertThat(service.asked()).hasSize(1);
            assertThat(bench.pauses).isEmpty();
            bench.clock.move(Duration.ofMinutes(2));
            assertThat(weather.hourly(ORD, DAY, DAY).answer()).isPresent();
        }
    }

    @Test
    @Criterion("B3Cr10.retry")
    void triesNotAgain_whenTheRefusalIsForGood() {
        try (FakeService service = new FakeService(
                status(400, "{\"error\":true,\"reason\":\"Parameter 'latitude' out of range\"}", Map.of()))) {
            Bench bench = new Bench(service.url(), folder);

            Lookup<HourlySeries> lookup = bench.weather().hourly(ORD, DAY, DAY);

            assertThat(lookup).isInstanceOfSatisfying(Lookup.Missing.class, m -> {
                assertThat(m.cause()).isEqualTo(Cause.REFUSED);
                assertThat(m.words()).contains("status 400", "out of range");
            });
            assertThat(service.asked()).hasSize(1);
        }
    }

    @Test
    @Criterion("B3Cr10.circuit-breaker")
    void leavesAFailingServiceAlone_thenTriesIt_thenTrustsItAgain() {
        try (FakeService service = new FakeService(BROKEN)) {
            Bench bench = new Bench(service.url(), folder);
            bench.repeats = new WebApiSettings.Repeats(1, Duration.ofSeconds(1), 2, 0.5);
            bench.breaker = new WebApiSettings.Breaker(4, 50, Duration.ofMinutes(1), 1);
            OpenMeteo weather = bench.weather();
            for (int i = 0; i < 4; i++) {
                assertThat(cause(weather)).isEqualTo(Cause.UNREACHABLE);
            }
            assertThat(bench.gauges.get("chainon_webapi_up").getAsDouble()).isZero();
            for (int i = 0; i < 50; i++) {
                assertThat(cause(weather)).isEqualTo(Cause.RESTING);
            }
            assertThat(service.asked()).as("left alone").hasSize(4);

            bench.clock.move(Duration.ofSeconds(61));
            assertThat(cause(weather)).as("one trial, still broken").isEqualTo(Cause.UNREACHABLE);
            assertThat(cause(weather)).isEqualTo(Cause.RESTING);
            assertThat(service.asked()).hasSize(5);

            service.then(ok(WEATHER));
            bench.clock.move(Duration.ofSeconds(61));
            assertThat(weather.hourly(ORD, DAY, DAY).answer()).isPresent();
            assertThat(bench.gauges.get("chainon_webapi_up").getAsDouble()).isEqualTo(1);
        }
    }

    @Test
    @Criterion("B3Cr10.circuit-breaker")
    void goesOnAndSaysSo_whenNobodyAnswers() throws IOException {
        Bench bench = new Bench(nobody(), folder);
        OpenMeteo weather = bench.weather();

        Lookup<HourlySeries> lookup = weather.hourly(ORD, DAY, DAY);

        assertThat(lookup).isInstanceOfSatisfying(Lookup.Missing.class, m -> {
            assertThat(m.cause()).isEqualTo(Cause.UNREACHABLE);
            assertThat(m.words())
                    .startsWith("weather: no answer from 127.0.0.1")
                    .contains("check the network");
        });
        assertThat(bench.counted).containsEntry("chainon_webapi_answers_total api weather outcome unreachable", 1L);
    }

    @Test
    @Criterion("B3Cr10.circuit-breaker")
    void asksNothing_whenOff() {
        try (FakeService service = new FakeService(ok(WEATHER))) {
            Bench bench = new Bench(service.url(), folder);
            bench.mode = WebApiSettings.Mode.OFF;

            assertThat(bench.weather().hourly(ORD, DAY, DAY)).isInstanceOfSatisfying(Lookup.Missing.class, m -> {
                assertThat(m.cause()).isEqualTo(Cause.OFF);
                assertThat(m.words()).contains("chainon.webapi.weather.mode");
            });
            assertThat(service.asked()).isEmpty();
            assertThat(bench.counted).containsEntry("chainon_webapi_answers_total api weather outcome off", 1L);
        }
    }

    @Test
    void doesNotCountARefusedQuestion_asAFailureOfTheService() {
        try (FakeService service = new FakeService(status(404, "", Map.of()))) {
            Bench bench = new Bench(service.url(), folder);
            bench.breaker = new WebApiSettings.Breaker(2, 50, Duration.ofMinutes(1), 1);
            OpenMeteo weather = bench.weather();
            List<Cause> causes = java.util.stream.Stream.generate(() -> cause(weather))
                    .limit(6)
                    .toList();
            assertThat(causes).containsOnly(Cause.REFUSED);
        }
    }

    /** An address where nothing listens. */
    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1/archive");
        }
    }

    private static Cause cause(OpenMeteo weather) {
        Lookup<HourlySeries> lookup = weather.hourly(ORD, DAY, DAY);
        return ((Lookup.Missing<HourlySeries>) lookup).cause();
    }
}
