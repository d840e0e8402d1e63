package dev.chainon.ingestion.webapi;

import static dev.chainon.ingestion.webapi.Bench.DAY;
import static dev.chainon.ingestion.webapi.Bench.ORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.observation.HourlySeries;
import dev.chainon.core.observation.Lookup;
import dev.chainon.core.observation.Lookup.Cause;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaTest {

    /** Small, so that every limit is met; the service allows twice as much. */
    private static final WebApiSettings.Quota HALF = new WebApiSettings.Quota(5, 5, 20, 40);

    @TempDir
    Path folder;

    @Test
    @Criterion("B3Cr10.quota")
    void neverPassesTheServicesQuota_whateverWindowItLooksAt() throws IOException {
        Random random = new Random(20010225);
        for (int round = 0; round < 20; round++) {
            Bench.Hands clock = new Bench.Hands();
            Path file = folder.resolve("round" + round + ".json");
            List<Instant> calls = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                clock.move(Duration.ofSeconds(random.nextInt(40)));
                // A new ledger each time: every call may come from a process that has just started.
                if (spends(new QuotaLedger(file, HALF, clock), 1)) {
                    calls.add(clock.instant());
                }
            }
            assertThat(most(calls, Duration.ofMinutes(1))).isBetween(1, 10);
            assertThat(most(calls, Duration.ofHours(1))).isBetween(11, 40);
            assertThat(most(calls, Duration.ofDays(1))).isBetween(21, 80);
        }
    }

    @Test
    @Criterion("B3Cr10.quota")
    void remembersWhatWasSpent_acrossARestart() {
        Bench.Hands clock = new Bench.Hands();
        Path file = folder.resolve("quota.json");
        assertThat(spends(new QuotaLedger(file, HALF, clock), 4)).isTrue();

        QuotaLedger restarted = new QuotaLedger(file, HALF, clock);
        assertThat(restarted.leftToday()).isEqualTo(36);
        assertThat(spends(restarted, 2)).as("5 a minute, 4 are gone").isFalse();
        assertThat(spends(restarted, 1)).isTrue();
    }

    @Test
    @Criterion("B3Cr10.quota")
    void asksNothingMore_whenTheDayIsSpent_untilTheNextDay() {
        try (FakeService service = new FakeService(FakeService.ok(WeatherText.february2001()))) {
            Bench bench = new Bench(service.url(), folder);
            bench.quota = new WebApiSettings.Quota(4, 4, 4, 4);
            OpenMeteo weather = bench.weather();
            assertThat(february(weather, 0).answer()).isPresent();
            assertThat(february(weather, 1).answer()).isPresent();

            Lookup<HourlySeries> third = february(weather, 2);

            assertThat(third).isInstanceOfSatisfying(Lookup.Missing.class, m -> {
                assertThat(m.cause()).isEqualTo(Cause.QUOTA);
                assertThat(m.words()).contains("begins anew at 2026-03-01T13:00:00Z");
            });
            assertThat(service.asked()).hasSize(2);
            assertThat(bench.gauges.get("chainon_webapi_quota_left").getAsDouble())
                    .isZero();
            bench.clock.move(Duration.ofDays(1));
            assertThat(february(weather, 2).answer()).isPresent();
        }
    }

    @Test
    @Criterion("B3Cr10.quota")
    void waitsForTheNextMinute_whenOnlyTheMinuteIsSpent() {
        try (FakeService service = new FakeService(FakeService.ok(WeatherText.february2001()))) {
            Bench bench = new Bench(service.url(), folder);
            bench.quota = new WebApiSettings.Quota(2, 2, 100, 100);
            bench.clock.move(Duration.ofSeconds(10));
            OpenMeteo weather = bench.weather();
            february(weather, 0);

            assertThat(february(weather, 1).answer()).isPresent();
            assertThat(bench.pauses).contains(Duration.ofSeconds(50));
        }
    }

    @Test
    @Criterion("B3Cr10.quota")
    void keepsThePace_byWaitingBeforeACall() {
        try (FakeService service = new FakeService(FakeService.ok(WeatherText.february2001()))) {
            Bench bench = new Bench(service.url(), folder);
            bench.quota = new WebApiSettings.Quota(1, 1_000, 1_000, 1_000);
            OpenMeteo weather = bench.weather();
            for (int i = 0; i < 20; i++) {
                february(weather, i);
            }

            assertThat(bench.pauses).as("2 calls each, 1 a second").isNotEmpty();
            assertThat(service.asked()).hasSize(20);
        }
    }

    @Test
    @Criterion("B3Cr10.quota")
    void asksNothing_whenTheCountCannotBeReadOrWritten() throws IOException {
        try (FakeService service = new FakeService(FakeService.ok(Bench.WEATHER))) {
            for (String broken : List.of("", "{", "[]", "{\"MINUTE\":{\"number\":1,\"calls\":\"few\"}}")) {
                Files.writeString(folder.resolve("quota.json"), broken);
                assertThat(new Bench(service.url(), folder).weather().hourly(ORD, DAY, DAY))
                        .isInstanceOfSatisfying(Lookup.Missing.class, m -> {
                            assertThat(m.cause()).isEqualTo(Cause.QUOTA);
                            assertThat(m.words()).contains("remove the file");
                        });
            }
            Files.delete(folder.resolve("quota.json"));
            Files.createDirectories(folder.resolve("quota.json.new/in the way"));
            assertThat(new Bench(service.url(), folder).weather().hourly(ORD, DAY, DAY))
                    .isInstanceOfSatisfying(
                            Lookup.Missing.class, m -> assertThat(m.words()).contains("cannot be counted"));
            assertThat(service.asked()).isEmpty();
        }
    }

    @Test
    @Criterion("B3Cr10.quota")
    void givesNothingTwice_whenTheClockIsSetBack() {
        Bench.Hands clock = new Bench.Hands();
        QuotaLedger ledger = new QuotaLedger(folder.resolve("quota.json"), HALF, clock);
        assertThat(spends(ledger, 5)).isTrue();
        clock.move(Duration.ofMinutes(-30));
        assertThat(spends(ledger, 1)).isFalse();
        clock.move(Duration.ofMinutes(31));
        assertThat(spends(ledger, 1)).isTrue();
    }

    @Test
    void refusesAQuestionThatNoWindowCanPay() {
        QuotaLedger ledger = new QuotaLedger(folder.resolve("quota.json"), HALF, new Bench.Hands());
        assertThatThrownBy(() -> ledger.spend(6)).hasMessageContaining("costs 6 calls, the quota is 5");
    }

    private static Lookup<HourlySeries> february(OpenMeteo weather, int north) {
        dev.chainon.core.observation.Place near =
                new dev.chainon.core.observation.Place("near " + north, 41.5 + north / 100.0, -87.9);
        return weather.hourly(near, java.time.LocalDate.of(2001, 2, 1), java.time.LocalDate.of(2001, 2, 28));
    }

    private static boolean spends(QuotaLedger ledger, int cost) {
        try {
            ledger.spend(cost);
            return true;
        } catch (Refusal e) {
            assertThat(e.reason()).isEqualTo(Cause.QUOTA);
            return false;
        }
    }

    /** The largest number of calls in any window of this length. */
    private static int most(List<Instant> calls, Duration window) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < calls.size(); to++) {
            while (!calls.get(from).isAfter(calls.get(to).minus(window))) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
