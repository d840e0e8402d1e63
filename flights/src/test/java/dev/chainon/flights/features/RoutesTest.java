package dev.chainon.flights.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Routes, and the cells by which their flights are counted. */
class RoutesTest {

    private static final int AIRPORTS = 200;

    @Test
    void findsEachRouteAgain_howeverManyThereAre() {
        Routes routes = new Routes(AIRPORTS);
        List<RouteHistory> made = new ArrayList<>();
        for (int origin = 0; origin < 60; origin++) {
            for (int destination = 0; destination < AIRPORTS; destination++) {
                made.add(routes.of(origin, destination));
            }
        }
        assertThat(made).doesNotHaveDuplicates();
        for (int i = 0; i < made.size(); i++) {
            assertThat(made.get(i).number).isEqualTo(i);
            assertThat(made.get(i).key).isEqualTo(i);
            assertThat(routes.of(i / AIRPORTS, i % AIRPORTS)).isSameAs(made.get(i));
        }
    }

    @Test
    void forgetEachAtItsPace_andComeBackFromASnapshot() throws IOException {
        Routes routes = new Routes(AIRPORTS);
        routes.of(3, 7).add(10, 8, 4);
        routes.of(3, 7).flights = 8;
        routes.of(3, 7).late = 4;
        routes.of(7, 3).departed(5);
        routes.decay(.5, .25);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        routes.snapshot(new DataOutputStream(bytes));
        Routes back = new Routes(AIRPORTS);
        back.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        for (Routes each : List.of(routes, back)) {
            RouteHistory route = each.of(3, 7);
            assertThat(route.flights).isEqualTo(4);
            assertThat(route.late).isEqualTo(2);
            assertThat(route.near(9)).isEqualTo(2);
            assertThat(route.nearLate(11)).isEqualTo(1);
            assertThat(route.near(12)).isZero();
            assertThat(route.logFlights()).isEqualTo((float) Math.log(5));
            assertThat(each.of(7, 3).departedOn(5)).isEqualTo(1);
            assertThat(each.of(7, 3).number).isEqualTo(1);
        }
    }

    @Test
    void countsTheDeparturesOfToday_andNoneOfADayGoneBy() {
        RouteHistory route = new RouteHistory(1, 0);
        route.departed(5);
        route.departed(5);
        route.departed(4);
        assertThat(route.departedOn(5)).isEqualTo(2);
        assertThat(route.departedOn(4)).isZero();
        route.departed(6);
        assertThat(route.departedOn(6)).isEqualTo(1);
        assertThat(route.departedOn(5)).isZero();
    }

    @Test
    void timetableEndsAtTheFirstAndTheLastBin() {
        RouteHistory route = new RouteHistory(1, 0);
        route.add(SlotCell.BINS - 1, 2, 1);
        route.add(0, 4, 3);
        route.add(30, 8, 0);

        assertThat(route.near(0)).isEqualTo(4);
        assertThat(route.nearLate(0)).isEqualTo(3);
        assertThat(route.near(SlotCell.BINS - 1)).isEqualTo(2);
        assertThat(route.before(0)).isZero();
        assertThat(route.before(1)).isEqualTo(4);
        assertThat(route.before(SlotCell.BINS - 1)).isEqualTo(12);
        assertThat(route.recentOnTime(31)).isEqualTo(8);
        assertThat(route.recentOnTime(24))
                .as("two hours back, the first included")
                .isEqualTo(1);
        assertThat(route.recentOnTime(25)).isZero();
        assertThat(route.recentOnTime(54)).isEqualTo(8);
        assertThat(route.recentOnTime(55)).isZero();
    }

    @Property(tries = 500)
    void aCellGivesBackWhatItIsMadeOf(
            @ForAll @IntRange(max = 4095) int origin,
            @ForAll @IntRange(max = 4095) int destination,
            @ForAll @IntRange(max = 287) int bin) {
        long cell = SlotCell.of(origin, destination, bin);

        assertThat(SlotCell.origin(cell)).isEqualTo(origin);
        assertThat(SlotCell.destination(cell)).isEqualTo(destination);
        assertThat(SlotCell.bin(cell)).isEqualTo(bin);
        assertThat(SlotCell.route(cell)).isEqualTo(SlotCell.route(SlotCell.of(origin, destination, 0)));
        assertThat(SlotCell.route(cell)).isNotEqualTo(SlotCell.route(SlotCell.of(origin + 1, destination, bin)));
    }

    @Test
    void theDayBeginsAtFour() {
        long midnight = 1440L * 11_323;
        assertThat(SlotCell.binOf(midnight + 240)).isZero();
        assertThat(SlotCell.binOf(midnight + 239)).isEqualTo(287);
        assertThat(SlotCell.binOf(midnight + 12 * 60 + 4)).isEqualTo(96);
        assertThat(SlotCell.dayOf(midnight + 240)).isEqualTo(11_323);
        assertThat(SlotCell.dayOf(midnight + 239)).isEqualTo(11_322);
        for (int minute = 0; minute < 1440; minute++) {
            assertThat(SlotCell.hour(SlotCell.binOf(midnight + minute))).isEqualTo(minute / 60);
        }
    }
}
