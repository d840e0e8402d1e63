package dev.chainon.ingestion.webapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.observation.Place;
import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFillTest {

    private static final YearMonth FEBRUARY = YearMonth.of(2001, 2);
    private static final List<Place> THREE =
            List.of(new Place("a", 41.5, -88), new Place("b", 42, -88), new Place("c", 42.5, -88));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));

    @Test
    @Criterion("B3Cr10.cache")
    void goesOnWhereItWas_afterItWasStopped() {
        try (FakeService service = new FakeService(
                FakeService.ok(WeatherText.february2001()),
                FakeService.status(429, "", Map.of("Retry-After", "3600")))) {
            Bench bench = new Bench(service.url(), folder);
            CacheFill.Result stopped = new CacheFill(bench.weather(), progress).run(THREE, FEBRUARY, FEBRUARY);
            assertThat(stopped.fresh()).isEqualTo(1);
            assertThat(stopped.missing()).isEqualTo(2);
            assertThat(stopped.trouble())
                    .hasValueSatisfying(words -> assertThat(words).contains("status 429"));
            assertThat(service.asked()).as("the third is not even asked").hasSize(2);

            service.then(FakeService.ok(WeatherText.february2001()));
            CacheFill.Result again =
                    new CacheFill(new Bench(service.url(), folder).weather(), progress).run(THREE, FEBRUARY, FEBRUARY);

            assertThat(again).isEqualTo(new CacheFill.Result(3, 1, 2, 0, 3 * 28 * 24, Optional.empty()));
            assertThat(again.figures()).containsEntry("weather.hours.known", 2016L);
            assertThat(service.asked()).hasSize(4);
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("@progress weather 0 3", "@progress weather 3 3");
        }
    }

    @Test
    void goesOnToTheNextPlace_whenOneIsRefused() {
        try (FakeService service =
                new FakeService(FakeService.status(400, "", Map.of()), FakeService.ok(WeatherText.february2001()))) {
            CacheFill.Result result =
                    new CacheFill(new Bench(service.url(), folder).weather(), progress).run(THREE, FEBRUARY, FEBRUARY);

            assertThat(result.fresh()).isEqualTo(2);
            assertThat(result.missing()).isEqualTo(1);
            assertThat(result.whole()).isFalse();
        }
    }

    @Test
    void countsEverythingAsMissing_whenOff() {
        Bench bench = new Bench(java.net.URI.create("http://127.0.0.1:9"), folder);
        bench.mode = WebApiSettings.Mode.OFF;
        CacheFill.Result result = new CacheFill(bench.weather(), progress).run(THREE, FEBRUARY, FEBRUARY.plusMonths(2));

        assertThat(result.missing()).isEqualTo(9);
        assertThat(result.trouble())
                .hasValueSatisfying(words -> assertThat(words).contains("it is off"));
        assertThat(bench.pauses).isEqualTo(List.<Duration>of());
    }

    @Test
    void refusesMonthsInTheWrongOrder() {
        CacheFill fill =
                new CacheFill(new Bench(java.net.URI.create("http://127.0.0.1:9"), folder).weather(), progress);
        assertThatThrownBy(() -> fill.run(THREE, FEBRUARY, FEBRUARY.minusMonths(1)))
                .hasMessageContaining("nothing to ask");
        assertThatThrownBy(() -> fill.run(List.of(), FEBRUARY, FEBRUARY)).hasMessageContaining("0 places");
    }
}
