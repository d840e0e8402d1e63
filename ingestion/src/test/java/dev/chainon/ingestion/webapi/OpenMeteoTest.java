package dev.chainon.ingestion.webapi;

import static dev.chainon.ingestion.webapi.Bench.DAY;
import static dev.chainon.ingestion.webapi.Bench.ORD;
import static dev.chainon.ingestion.webapi.Bench.WEATHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.observation.HourlyJoin;
import dev.chainon.core.observation.HourlySeries;
import dev.chainon.core.observation.Lookup;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenMeteoTest {

    private static final long MIDNIGHT = DAY.toEpochDay() * 24;

    @TempDir
    Path folder;

    @Test
    @Criterion("B3Cr10.client")
    void asksTheDocumentedQuestion_andReadsEveryHour() {
        try (FakeService service = new FakeService(FakeService.ok(WEATHER))) {
            Lookup<HourlySeries> lookup =
                    new Bench(service.url(), folder).weather().hourly(ORD, DAY, DAY);

            assertThat(service.asked())
                    .singleElement()
                    .hasToString("/v1/archive?latitude=41.9796&longitude=-87.9045&start_date=2001-02-25"
                            + "&end_date=2001-02-25&hourly=temperature_2m,precipitation,snowfall,wind_speed_10m,"
                            + "wind_gusts_10m,cloud_cover,pressure_msl,weather_code&timezone=UTC");
            HourlySeries series = lookup.answer().orElseThrow();
            assertThat(series.hours()).isEqualTo(24);
            assertThat(series.knownHours()).isEqualTo(24);
            assertThat(series.at(0, MIDNIGHT)).isEqualTo(2.0f);
            assertThat(series.at(0, MIDNIGHT + 23)).isEqualTo(7.75f);
            assertThat(series.at(4, MIDNIGHT + 23)).as("a null hour is unknown").isNaN();
            assertThat(series.at(0, MIDNIGHT + 24))
                    .as("tomorrow was not asked for")
                    .isNaN();
        }
    }

    @Test
    @Criterion("B3Cr10.client")
    void enrichesDepartures_throughThePort() {
        String february = WeatherText.february2001();
        try (FakeService service = new FakeService(FakeService.ok(february))) {
            HourlyJoin join = new HourlyJoin(
                    new Bench(service.url(), folder).weather(),
                    code -> code.equals("ORD") ? Optional.of(ORD) : Optional.empty());
            float[] row = new float[join.columns().size()];

            assertThat(join.join("ORD", MIDNIGHT * 60 + 90, row)).isTrue();
            assertThat(row[0]).as("temperature of 01:00").isEqualTo(WeatherText.temperature(24 * 24 + 1));
            assertThat(join.join("ZZZ", MIDNIGHT * 60 + 90, row)).isFalse();
            assertThat(join.tally().complete()).isEqualTo(1);
            assertThat(join.tally().misses()).isEqualTo(1);
        }
    }

    @Test
    void countsAsTheServiceCounts_aCallEachTwoWeeks() {
        assertThat(OpenMeteo.cost(DAY, DAY)).isEqualTo(1);
        assertThat(OpenMeteo.cost(DAY, DAY.plusDays(13))).isEqualTo(1);
        assertThat(OpenMeteo.cost(DAY, DAY.plusDays(14))).isEqualTo(2);
        assertThat(OpenMeteo.cost(LocalDate.of(2001, 1, 1), LocalDate.of(2001, 1, 31)))
                .isEqualTo(3);
    }

    @Test
    void acceptsUnknownHours_nullOrNaN() throws IOException {
        HourlySeries series = read(WEATHER.replace("2.0, 2.25,", "NaN, null,"));

        assertThat(series.at(0, MIDNIGHT)).isNaN();
        assertThat(series.at(0, MIDNIGHT + 1)).isNaN();
        assertThat(series.at(0, MIDNIGHT + 2)).isEqualTo(2.5f);
    }

    @Test
    void refusesAnotherUnit_anotherPlace_andAnImpossibleValue() {
        assertThatThrownBy(() -> read(WEATHER.replace("°C", "°F")))
                .hasMessageContaining("unit of temperature_2m is '°F'");
        assertThatThrownBy(() -> read(WEATHER.replace("-87.75", "87.75"))).hasMessageContaining("longitude is 87.75");
        assertThatThrownBy(() -> read(WEATHER.replace("7.75]", "1e9]"))).hasMessageContaining("which cannot be");
        assertThatThrownBy(() -> read(WEATHER.replace("T07:00", "T08:00")))
                .hasMessageContaining("2001-02-25T07:00 was due");
    }

    private static HourlySeries read(String body) throws IOException {
        return new WeatherAnswer(ORD, DAY, DAY).read(body.getBytes(StandardCharsets.UTF_8));
    }
}
