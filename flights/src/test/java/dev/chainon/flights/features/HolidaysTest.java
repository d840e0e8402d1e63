package dev.chainon.flights.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HolidaysTest {

    @Test
    void namesTheDaysOfAYear_thatThePublicServiceIsComparedWith() {
        assertThat(Holidays.of(2001))
                .extracting(LocalDate::toString)
                .containsExactly(
                        "2001-01-01",
                        "2001-01-15",
                        "2001-02-19",
                        "2001-04-15",
                        "2001-05-28",
                        "2001-07-04",
                        "2001-09-03",
                        "2001-10-08",
                        "2001-11-11",
                        "2001-11-22",
                        "2001-12-25");
    }
}
