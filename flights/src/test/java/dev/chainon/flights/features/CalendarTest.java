package dev.chainon.flights.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private static final Airports AIRPORTS = Airports.load();
    private static final Airport ATLANTA = AIRPORTS.get("ATL");
    private static final Airport CHICAGO = AIRPORTS.get("ORD");

    private final CalendarFeatures calendar = new CalendarFeatures();

    private float[] write(int miles, String local) {
        long minute = LocalDateTime.parse(local).toEpochSecond(ZoneOffset.UTC) / 60;
        float[] vector = new float[18];
        assertThat(calendar.write(ATLANTA, CHICAGO, miles, minute, vector, 1)).isEqualTo(18);
        assertThat(vector[0]).isZero();
        return vector;
    }

    @Test
    void theDayIsACircle_andItsHalf() {
        for (int hour = 0; hour < 24; hour++) {
            float[] vector = write(606, "2001-05-02T%02d:30".formatted(hour));
            double angle = 2 * Math.PI * (hour + .5) / 24;
            assertThat((double) vector[1]).isCloseTo(Math.sin(angle), within(1e-6));
            assertThat((double) vector[2]).isCloseTo(Math.cos(angle), within(1e-6));
            assertThat((double) vector[3]).isCloseTo(Math.sin(2 * angle), within(1e-6));
            assertThat((double) vector[4]).isCloseTo(Math.cos(2 * angle), within(1e-6));
            assertThat(vector[5]).isEqualTo((hour + 20) % 24 + .5f);
        }
    }

    @Test
    void oneDayOfTheWeekIsSet_mondayFirst() {
        for (int day = 0; day < 7; day++) {
            float[] vector = write(606, LocalDate.of(2001, 5, 7).plusDays(day) + "T10:00");
            for (int place = 0; place < 7; place++) {
                assertThat(vector[6 + place]).isEqualTo(place == day ? 1 : 0);
            }
        }
    }

    @Test
    void aHolidayIsNear_upToThreeDaysAway() {
        List<Integer> days = List.of(-4, -3, -2, -1, 0, 1, 2, 3, 4);
        for (int away : days) {
            float[] vector = write(606, LocalDate.of(2001, 7, 4).plusDays(away) + "T10:00");
            assertThat(vector[13]).as(away + " days").isEqualTo(Math.abs(away) <= 1 ? 1 : 0);
            assertThat(vector[14]).as(away + " days").isEqualTo(Math.abs(away) <= 3 ? 1 : 0);
        }
    }

    @Test
    void theWayIsItsLogarithm_andTheDifferenceOfPlaces() {
        for (int miles : new int[] {2, 606, 8191, 8192, 9000}) {
            assertThat(write(miles, "2001-05-02T10:00")[15])
                    .as(miles + " miles")
                    .isEqualTo((float) StrictMath.log(miles));
        }
        assertThat(write(1, "2001-05-02T10:00")[15]).isZero();
        assertThat(write(0, "2001-05-02T10:00")[15]).as("no way is a mile").isZero();
        float[] vector = write(606, "2001-05-02T10:00");
        assertThat(vector[16])
                .isEqualTo((float) (CHICAGO.latitude() - ATLANTA.latitude()))
                .isPositive();
        assertThat(vector[17])
                .isEqualTo((float) (CHICAGO.longitude() - ATLANTA.longitude()))
                .isNegative();
    }

    /** From the tables of the U.S. Census Bureau, the earliest and the latest possible date among them. */
    @Test
    void easterIsWhereTheTablesHaveIt() {
        assertThat(List.of(
                        1818, 1900, 1943, 1954, 1961, 1981, 2000, 2001, 2008, 2011, 2016, 2019, 2024, 2038, 2049, 2076,
                        2100))
                .extracting(year -> Holidays.easter(year).toString().substring(5))
                .containsExactly(
                        "03-22", "04-15", "04-25", "04-18", "04-02", "04-19", "04-23", "04-15", "03-23", "04-24",
                        "03-27", "04-21", "03-31", "04-25", "04-18", "04-19", "03-28");
        for (int year = 1583; year < 2500; year++) {
            LocalDate easter = Holidays.easter(year);
            assertThat(easter.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
            assertThat(easter).isBetween(LocalDate.of(year, 3, 22), LocalDate.of(year, 4, 25));
        }
    }

    @Test
    void theNearestHolidayMayLieInTheNextYear() {
        Holidays holidays = new Holidays();
        assertThat(holidays.daysToNearest(LocalDate.of(2001, 12, 31))).isEqualTo(1);
        assertThat(holidays.daysToNearest(LocalDate.of(2001, 1, 1))).isZero();
        assertThat(holidays.daysToNearest(LocalDate.of(2001, 1, 10))).isEqualTo(5);
        assertThat(holidays.daysToNearest(LocalDate.of(2001, 12, 15))).isEqualTo(10);
    }
}
