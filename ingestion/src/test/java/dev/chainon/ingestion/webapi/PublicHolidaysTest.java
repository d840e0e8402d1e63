package dev.chainon.ingestion.webapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.observation.Lookup;
import dev.chainon.core.observation.Lookup.Cause;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.ingestion.webapi.PublicHolidays.Holiday;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHolidaysTest {

    @TempDir
    Path folder;

    @Test
    @Criterion("B3Cr10.client")
    void readsASecondService_behindTheSameMachinery() {
        try (FakeService service = new FakeService(FakeService.ok(Bench.HOLIDAYS))) {
            PublicHolidays holidays = new PublicHolidays(new Bench(service.url(), folder).api(), service.url());

            List<Holiday> found = holidays.of(2001, "US").answer().orElseThrow();
            assertThat(found).hasSize(11);
            assertThat(found).contains(new Holiday(LocalDate.of(2001, 4, 13), "Good Friday", false));
            assertThat(holidays.of(2001, "US"))
                    .isInstanceOfSatisfying(
                            Lookup.Found.class, kept -> assertThat(kept.fresh()).isFalse());
            assertThat(service.asked()).singleElement().hasToString("/v1/archive/2001/US");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "[{\"date\":\"2001-02-30\",\"name\":\"x\",\"countryCode\":\"US\",\"global\":true}]",
                "[{\"date\":\"2002-01-01\",\"name\":\"x\",\"countryCode\":\"US\",\"global\":true}]",
                "[{\"date\":\"2001-01-01\",\"name\":\"x\",\"countryCode\":\"FR\",\"global\":true}]",
                "[{\"date\":\"2001-01-01\",\"name\":null,\"countryCode\":\"US\",\"global\":true}]",
                "[{\"date\":\"2001-01-01\",\"name\":\"x\",\"countryCode\":\"US\",\"global\":\"yes\"}]",
                "[null]"
            })
    @Criterion("B3Cr10.hostile-answers")
    void refusesWhatIsNotAListOfThatYear(String body) {
        try (FakeService service = new FakeService(FakeService.ok(body))) {
            PublicHolidays holidays = new PublicHolidays(new Bench(service.url(), folder).api(), service.url());

            assertThat(holidays.of(2001, "US")).isInstanceOfSatisfying(Lookup.Missing.class, m -> assertThat(m.cause())
                    .isEqualTo(Cause.HOSTILE));
        }
    }

    @Test
    void refusesACountryThatIsNoCode() {
        PublicHolidays holidays = new PublicHolidays(
                new Bench(java.net.URI.create("http://127.0.0.1:9"), folder).api(),
                java.net.URI.create("http://127.0.0.1:9"));
        assertThatThrownBy(() -> holidays.of(2001, "../US")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> holidays.of(1, "US")).hasMessageContaining("four digits");
    }

    @Test
    void listsWhereTheEngineAndTheServiceDiffer() {
        LocalDate newYear = LocalDate.of(2001, 1, 1);
        LocalDate easter = LocalDate.of(2001, 4, 15);
        Holiday goodFriday = new Holiday(LocalDate.of(2001, 4, 13), "Good Friday", false);

        HolidayDifferences differences = HolidayDifferences.of(
                List.of(easter, newYear), List.of(new Holiday(newYear, "New Year's Day", true), goodFriday));

        assertThat(differences)
                .isEqualTo(new HolidayDifferences(List.of(newYear), List.of(easter), List.of(goodFriday)));
        assertThat(differences.words())
                .containsExactly(
                        "1 dates in both, 1 only in the engine, 1 only from the service",
                        "only in the engine:    2001-04-15",
                        "only from the service: 2001-04-13 Good Friday (not nationwide)");
    }
}
