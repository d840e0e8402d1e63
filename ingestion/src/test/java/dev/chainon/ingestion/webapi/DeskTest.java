package dev.chainon.ingestion.webapi;

import static dev.chainon.ingestion.webapi.Bench.DAY;
import static dev.chainon.ingestion.webapi.Bench.ORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {

    private static final YearMonth FEBRUARY = YearMonth.of(2001, 2);
    private static final URI NOBODY = URI.create("http://127.0.0.1:9/v1/archive");

    @TempDir
    Path folder;

    private final Progress silent =
            new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

    @Test
    void tellsADay_withItsOrigin_andNeverCallsAnotherAddressLive() throws IOException {
        try (FakeService service = new FakeService(FakeService.ok(Bench.WEATHER))) {
            Bench bench = new Bench(service.url(), folder);
            WebApiReport report = new WeatherDesk(bench.settings(), bench.api()).day(ORD, DAY);

            assertThat(report.ok()).isTrue();
            assertThat(report.live())
                    .as("a server of this machine is not the service")
                    .isFalse();
            assertThat(report.words())
                    .anyMatch(line -> line.contains("24 of 24 hours known") && line.contains("not strictly known"))
                    .anyMatch(line -> line.contains("temperature_2m") && line.contains("2.0 to      7.8 °C"))
                    .anyMatch(line -> line.startsWith("answered just now"))
                    .anyMatch(line -> line.contains("CC BY 4.0"));
            JsonNode json = new ObjectMapper().readTree(report.json());
            assertThat(json.at("/figures/weather.hours.known").asInt()).isEqualTo(24);
            assertThat(json.at("/answers/0/sha256").asText()).hasSize(64);
        }
    }

    @Test
    void saysWhatToDo_whenThereIsNoWeather() {
        Bench bench = new Bench(NOBODY, folder);
        bench.mode = WebApiSettings.Mode.CACHE;

        WebApiReport report = new WeatherDesk(bench.settings(), bench.api()).day(ORD, DAY);

        assertThat(report.ok()).isFalse();
        assertThat(report.words())
                .singleElement()
                .asString()
                .contains("No weather for ORD on 2001-02-25", "not among the kept answers");
    }

    @Test
    void saysThatTheGainIsNotMeasured_whenTheCacheIsEmpty() {
        Bench bench = new Bench(NOBODY, folder);
        bench.mode = WebApiSettings.Mode.CACHE;

        WebApiReport report =
                new WeatherDesk(bench.settings(), bench.api()).months(List.of(ORD), FEBRUARY, FEBRUARY, silent);

        assertThat(report.words()).contains("gain on the model: not measured (no weather data in the cache)");
        assertThat(report.figures()).containsEntry("weather.cache.answers", 0L);
    }

    @Test
    void comparesHolidays_andFindsTheDifferences() {
        try (FakeService service = new FakeService(FakeService.ok(Bench.HOLIDAYS))) {
            Bench bench = new Bench(service.url(), folder);
            WebApiReport report = new HolidayDesk(bench.settings(), bench.api())
                    .compare(2001, "US", List.of(LocalDate.of(2001, 1, 1), LocalDate.of(2001, 11, 11)));

            assertThat(report.ok()).isTrue();
            assertThat(report.figures())
                    .containsEntry("holidays.both", 1)
                    .containsEntry("holidays.engine.only", 1)
                    .containsEntry("holidays.service.only", 10);
            assertThat(report.words())
                    .contains("only in the engine:    2001-11-11", "only from the service: 2001-11-12 Veterans Day");
        }
    }

    @Test
    @Criterion("B3Cr10.circuit-breaker")
    void loadGoesOn_whenTheServiceIsDown_andItsFiguresSaySo() throws IOException {
        try (FakeService service = new FakeService(FakeService.status(503, "", java.util.Map.of()))) {
            Bench bench = new Bench(service.url(), folder);
            Enrichment step = new Enrichment(bench.settings(), new WeatherDesk(bench.settings(), bench.api()), 2);

            String figures = step.addTo(
                    "{\"history.rows.in\":3000000,\"training.set\":\"t1\"}", span(count -> List.of(ORD)), silent);

            assertThat(new ObjectMapper().readTree(figures))
                    .isEqualTo(
                            new ObjectMapper()
                                    .readTree(
                                            "{\"history.rows.in\":3000000,\"training.set\":\"t1\",\"weather.enabled\":1,"
                                                    + "\"weather.months.asked\":1,\"weather.months.kept\":0,\"weather.months.fresh\":0,"
                                                    + "\"weather.months.missing\":1,\"weather.hours.known\":0,\"weather.cache.answers\":0}"));
        }
    }

    @Test
    @Criterion("B3Cr10.circuit-breaker")
    void loadGoesOn_andAsksNothing_whenOffAsByDefault() throws IOException {
        Enrichment step = Enrichment.of(
                ConfigFactory.parseString("chainon.home = \"" + folder + "\"")
                        .withFallback(ConfigFactory.parseResources("reference.conf"))
                        .resolve()
                        .getConfig("chainon"),
                Telemetry.NONE);

        String figures = step.addTo("{\"history.rows.in\":3}", span(count -> fail("places are not needed")), silent);

        assertThat(figures).isEqualTo("{\"history.rows.in\":3,\"weather.enabled\":0}");
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void refusesToAskForNoPlace() {
        Bench bench = new Bench(NOBODY, folder);
        WeatherDesk desk = new WeatherDesk(bench.settings(), bench.api());
        assertThatThrownBy(() -> new Enrichment(bench.settings(), desk, 0))
                .hasMessageContaining("places must be at least 1");
    }

    private static Enrichment.Span span(Enrichment.Places places) {
        return new Enrichment.Span(places, FEBRUARY, FEBRUARY);
    }
}
