package dev.chainon.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.model.Prediction;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkyTest {

    private static final long NOON = 16_500_000;
    private final Sky sky = new Sky();

    private static Prediction trip(int epoch, String subject, long minute, double risk) {
        return new Prediction(
                epoch,
                subject + "/I",
                subject,
                minute,
                risk,
                "toy",
                1,
                0,
                0,
                Map.of(
                        "origin",
                        "ATL",
                        "originLat",
                        "33.64",
                        "originLon",
                        "-84.43",
                        "originCity",
                        "Atlanta",
                        "destination",
                        "ORD",
                        "destinationLat",
                        "41.98",
                        "destinationLon",
                        "-87.90",
                        "local",
                        "12:00"));
    }

    @Test
    void estimatesTheArrivalFromTheDistance() {
        sky.accept(trip(1, "a", NOON, .2));

        Trip trip = sky.since(0).trips().get(0);

        assertThat(trip.from().city()).isEqualTo("Atlanta");
        assertThat(trip.arrives() - trip.departs()).isBetween(100L, 115L);
    }

    @Test
    void givesOnlyWhatABrowserHasNotSeen() {
        sky.accept(trip(1, "a", NOON, .2));
        long seen = sky.since(0).sequence();
        sky.accept(trip(1, "b", NOON + 1, .4));

        assertThat(sky.since(seen).trips()).extracting(Trip::subject).containsExactly("b");
    }

    @Test
    void forgetsTripsThatArrived() {
        sky.accept(trip(1, "a", NOON, .2));
        sky.accept(trip(1, "b", NOON + 300, .4));

        assertThat(sky.since(0).trips()).extracting(Trip::subject).containsExactly("b");
        assertThat(sky.underWay()).isEqualTo(1);
    }

    @Test
    void ranksDeparturesOfTheLastHalfHourByRisk() {
        sky.accept(trip(1, "old", NOON - 31, .99));
        sky.accept(trip(1, "low", NOON - 5, .1));
        sky.accept(trip(1, "high", NOON, .8));

        assertThat(sky.riskiest(5)).extracting(Trip::subject).containsExactly("high", "low");
    }

    @Test
    void aNewEpochClearsIt_andTheOldOneIsIgnoredAfterwards() {
        sky.accept(trip(1, "a", NOON, .2));
        sky.accept(trip(2, "b", NOON - 40_000, .2));
        sky.accept(trip(1, "c", NOON + 1, .2));

        Sky.View view = sky.since(0);
        assertThat(view.epoch()).isEqualTo(2);
        assertThat(view.minute()).isEqualTo(NOON - 40_000);
        assertThat(view.trips()).extracting(Trip::subject).containsExactly("b");
    }

    @Test
    void aPredictionWithoutPlaces_movesTheClockOnly() {
        sky.accept(new Prediction(
                1,
                "k/I",
                "k",
                NOON,
                .2,
                "toy",
                1,
                0,
                0,
                Map.of("kettle", "blue", "origin", "XXX", "originLat", "north")));

        assertThat(sky.since(0).minute()).isEqualTo(NOON);
        assertThat(sky.since(0).trips()).isEmpty();
    }
}
