package dev.chainon.ingestion.webapi;

import static dev.chainon.ingestion.webapi.Bench.DAY;
import static dev.chainon.ingestion.webapi.Bench.ORD;
import static dev.chainon.ingestion.webapi.Bench.WEATHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.observation.HourlySeries;
import dev.chainon.core.observation.Lookup;
import dev.chainon.core.observation.Provenance;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerCacheTest {

    /** Makes something else of a kept file. */
    interface Damage {
        byte[] of(byte[] file);
    }

    @TempDir
    Path folder;

    @Test
    @Criterion("B3Cr10.cache")
    void asksOnce_thenAnswersFromDisk_evenAfterARestart() {
        try (FakeService service = new FakeService(FakeService.ok(WEATHER))) {
            Bench bench = new Bench(service.url(), folder);
            OpenMeteo first = bench.weather();
            assertThat(found(first).fresh()).isTrue();
            assertThat(found(first).fresh()).isFalse();
            assertThat(found(new Bench(service.url(), folder).weather()).fresh())
                    .isFalse();

            assertThat(service.asked()).hasSize(1);
            assertThat(bench.counted)
                    .containsEntry("chainon_webapi_answers_total api weather outcome live", 1L)
                    .containsEntry("chainon_webapi_answers_total api weather outcome cache", 1L);
        }
    }

    @Test
    @Criterion("B3Cr10.cache")
    void worksOffline_withTheProvenanceOfTheAnswer() {
        Bench bench;
        OpenMeteo weather;
        Provenance asked;
        try (FakeService service = new FakeService(FakeService.ok(WEATHER))) {
            bench = new Bench(service.url(), folder);
            asked = found(bench.weather()).provenance();
            bench.clock.move(Duration.ofDays(400));
            bench.mode = WebApiSettings.Mode.CACHE;
            weather = bench.weather();
        }
        Lookup.Found<HourlySeries> kept = found(weather);

        assertThat(kept.provenance()).isEqualTo(asked);
        assertThat(asked.url().toString()).contains("latitude=41.9796").startsWith("http://127.0.0.1:");
        assertThat(asked.fetched()).hasToString("2026-03-01T12:00:00Z");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.licence()).isEqualTo("CC BY 4.0, test");
        assertThat(asked.sha256()).isEqualTo(Sha256.of(WEATHER.getBytes(StandardCharsets.UTF_8)));
        assertThat(kept.value().knownHours()).isEqualTo(24);
        assertThat(weather.hourly(ORD, DAY.plusDays(1), DAY.plusDays(1)))
                .isInstanceOfSatisfying(
                        Lookup.Missing.class, m -> assertThat(m.cause()).isEqualTo(Lookup.Cause.OFFLINE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    @Criterion("B3Cr10.cache")
    void asksAgain_whenAKeptFileIsDamaged(String name, Damage damage) throws IOException {
        try (FakeService service = new FakeService(FakeService.ok(WEATHER))) {
            OpenMeteo weather = new Bench(service.url(), folder).weather();
            found(weather);
            Path file = onlyAnswer();
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, damage.of(whole));

            assertThat(found(weather).fresh()).isTrue();
            assertThat(service.asked()).hasSize(2);
            assertThat(Files.readAllBytes(file)).as("mended").isEqualTo(whole);
        }
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("empty", file -> new byte[0]),
                damage("cut", file -> Arrays.copyOf(file, file.length / 2)),
                damage(
                        "only its first line",
                        file -> text(file).lines().findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8)),
                damage(
                        "one digit changed",
                        file -> text(file).replace("1000.0", "1000.1").getBytes(StandardCharsets.UTF_8)),
                damage(
                        "of another address",
                        file -> text(file).replace("latitude=41", "latitude=42").getBytes(StandardCharsets.UTF_8)),
                damage(
                        "its hash removed",
                        file -> text(file).replace("sha256", "sha255").getBytes(StandardCharsets.UTF_8)),
                damage(
                        "its time changed",
                        file -> text(file).replace("2026-03-01T", "yesterday").getBytes(StandardCharsets.UTF_8)),
                damage("not text at all", file -> new byte[] {0, 1, 2, (byte) 0xff}));
    }

    @Test
    @Criterion("B3Cr10.cache")
    void ignoresWhatAKilledProcessLeftHalfWritten() throws IOException {
        try (FakeService service = new FakeService(FakeService.ok(WEATHER))) {
            OpenMeteo weather = new Bench(service.url(), folder).weather();
            Path file = new AnswerCache(folder.resolve("answers")).file(weather.url(ORD, DAY, DAY));
            Files.createDirectories(file.getParent());
            Files.writeString(file.resolveSibling(file.getFileName() + ".new"), "{\"url\":\"half");

            assertThat(found(weather).fresh()).isTrue();
            assertThat(found(weather).fresh()).isFalse();
        }
    }

    @Test
    @Criterion("B3Cr10.cache")
    void asksOnce_whenManyAskAtTheSameTime() {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (FakeService service = new FakeService(FakeService.ok(WEATHER))) {
            OpenMeteo weather = new Bench(service.url(), folder).weather();
            List<CompletableFuture<Lookup<HourlySeries>>> all = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> weather.hourly(ORD, DAY, DAY), threads))
                    .limit(8)
                    .toList();

            assertThat(all).allSatisfy(each -> assertThat(each.join().answer()).isPresent());
            assertThat(service.asked()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void answersStill_whenTheAnswerCannotBeKept() throws IOException {
        try (FakeService service = new FakeService(FakeService.ok(WEATHER))) {
            Files.writeString(folder.resolve("answers"), "a file where a folder should be");

            assertThat(found(new Bench(service.url(), folder).weather()).fresh())
                    .isTrue();
        }
    }

    private Path onlyAnswer() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".answer"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Arguments damage(String name, Damage damage) {
        return Arguments.of(name, damage);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static Lookup.Found<HourlySeries> found(OpenMeteo weather) {
        Lookup<HourlySeries> lookup = weather.hourly(ORD, DAY, DAY);
        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        return (Lookup.Found<HourlySeries>) lookup;
    }
}
