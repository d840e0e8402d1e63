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
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileAnswersTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    @Criterion("B3Cr10.hostile-answers")
    void isAValue_andNothingOfItIsKept(String name, FakeService.Behaviour answer, Cause cause) {
        try (FakeService service = new FakeService(answer)) {
            Bench bench = new Bench(service.url(), folder);
            WebApi api = bench.api();
            OpenMeteo weather = new OpenMeteo(api, service.url());

            assertThat(weather.hourly(ORD, DAY, DAY))
                    .isInstanceOfSatisfying(
                            Lookup.Missing.class, m -> assertThat(m.cause()).isEqualTo(cause));
            assertThat(api.keptAnswers()).isZero();

            service.then(ok(WEATHER));
            assertThat(weather.hourly(ORD, DAY, DAY).answer())
                    .as("a good answer afterwards")
                    .isPresent();
        }
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("empty", ok(""), Cause.HOSTILE),
                Arguments.of("no content", status(204, "", Map.of()), Cause.HOSTILE),
                Arguments.of("truncated JSON", ok(WEATHER.substring(0, WEATHER.length() / 2)), Cause.HOSTILE),
                Arguments.of("two objects", ok(WEATHER + "{}"), Cause.HOSTILE),
                Arguments.of("a key twice", ok(WEATHER.replace("\"elevation\"", "\"latitude\"")), Cause.HOSTILE),
                Arguments.of("a page instead of JSON", ok("<html>Please log in</html>"), Cause.HOSTILE),
                Arguments.of("a list", ok("[1, 2]"), Cause.HOSTILE),
                Arguments.of("nested without end", ok("[".repeat(50_000)), Cause.HOSTILE),
                Arguments.of("text for a number", ok(WEATHER.replace("7.75]", "\"warm\"]")), Cause.HOSTILE),
                Arguments.of("NaN as text", ok(WEATHER.replace("7.75]", "\"NaN\"]")), Cause.HOSTILE),
                Arguments.of("an object for a number", ok(WEATHER.replace("7.75]", "{}]")), Cause.HOSTILE),
                Arguments.of(
                        "a number for a list",
                        ok(WEATHER.replaceAll("\"snowfall\": \\[[^]]*]", "\"snowfall\": 0")),
                        Cause.HOSTILE),
                Arguments.of("infinite", ok(WEATHER.replace("7.75]", "1e999]")), Cause.HOSTILE),
                Arguments.of("an hour missing", ok(WEATHER.replace("2.0, 2.25,", "2.0,")), Cause.HOSTILE),
                Arguments.of(
                        "hours out of order",
                        ok(WEATHER.replace("T03:00\", \"2001-02-25T04:00", "T04:00\", \"2001-02-25T03:00")),
                        Cause.HOSTILE),
                Arguments.of(
                        "local time",
                        ok(WEATHER.replace("\"utc_offset_seconds\": 0", "\"utc_offset_seconds\": -21600")),
                        Cause.HOSTILE),
                Arguments.of("no hours at all", ok(WEATHER.replace("\"hourly\"", "\"daily\"")), Cause.HOSTILE),
                Arguments.of("huge", ok(" ".repeat(150_000) + WEATHER), Cause.HOSTILE),
                Arguments.of(
                        "a redirect",
                        status(302, "", Map.of("Location", "http://127.0.0.1:9/elsewhere")),
                        Cause.HOSTILE),
                Arguments.of("a redirect to nowhere", status(301, "", Map.of()), Cause.HOSTILE),
                Arguments.of(
                        "refused with control characters", status(403, "no\u0007\n\tentry", Map.of()), Cause.REFUSED),
                Arguments.of("error 500 with a huge body", status(500, "x".repeat(150_000), Map.of()), Cause.HOSTILE),
                Arguments.of(
                        "unreadable Retry-After", status(429, "", Map.of("Retry-After", "soon")), Cause.UNREACHABLE),
                Arguments.of("hangs up half way", hangsUp(WEATHER), Cause.UNREACHABLE),
                Arguments.of(
                        "hangs up at once", (FakeService.Behaviour) exchange -> exchange.close(), Cause.UNREACHABLE));
    }

    @Test
    @Criterion("B3Cr10.hostile-answers")
    void isGivenUp_whenItIsSlowerThanTheLimit() {
        try (FakeService service = new FakeService()) {
            Bench bench = new Bench(service.url(), folder);
            bench.patience = new WebApiSettings.Patience(
                    Duration.ofSeconds(20), Duration.ofMillis(150), Duration.ofSeconds(20), Duration.ofMinutes(1));
            bench.repeats = new WebApiSettings.Repeats(2, Duration.ofSeconds(1), 2, 0.5);
            OpenMeteo weather = bench.weather();
            for (FakeService.Behaviour slow : new FakeService.Behaviour[] {service.silent(), service.stalls()}) {
                service.then(slow);

                Lookup<HourlySeries> lookup = weather.hourly(ORD, DAY, DAY);

                assertThat(lookup).isInstanceOfSatisfying(Lookup.Missing.class, m -> {
                    assertThat(m.cause()).isEqualTo(Cause.UNREACHABLE);
                    assertThat(m.words()).contains("no whole answer within PT0.15S");
                });
            }
            assertThat(service.asked()).as("twice each").hasSize(4);
        }
    }
}
