package dev.chainon.bench.stores;

import dev.chainon.core.model.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Predictions of the shape that the projector writes, from a fixed seed: ids, subjects and the ten facts of a flight; days of a few thousand
 * departures; one departure in ten from the busiest airport. Thread-safe.
 */
final class Flights {

    static final String FACT = "origin";
    static final List<String> AIRPORTS = List.of(
            "ATL", "ORD", "DFW", "LAX", "PHX", "DEN", "STL", "DTW", "MSP", "LAS", "SFO", "CLT", "EWR", "IAH", "SEA",
            "BOS");
    private static final int A_DAY = 4_000;
    private static final long FIRST_MINUTE = 16_478_000;

    private final int epoch;
    private final Random random;
    private final AtomicInteger next = new AtomicInteger();

    Flights(int epoch, long seed) {
        this.epoch = epoch;
        this.random = new Random(seed);
    }

    int epoch() {
        return epoch;
    }

    /** The next ones in order of departure. */
    synchronized List<Prediction> next(int count) {
        List<Prediction> batch = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            batch.add(flight(next.getAndIncrement()));
        }
        return batch;
    }

    private Prediction flight(int number) {
        String origin = AIRPORTS.get(random.nextInt(10) == 0 ? 0 : random.nextInt(AIRPORTS.size()));
        String destination = AIRPORTS.get(random.nextInt(AIRPORTS.size()));
        long minute = FIRST_MINUTE + (long) number * 1_440 / A_DAY;
        String subject = minute + "-" + origin + "-" + destination + "-" + number;
        Map<String, String> facts = Map.of(
                FACT,
                origin,
                "originCity",
                "City of " + origin,
                "originLat",
                "33.6367",
                "originLon",
                "-84.4281",
                "destination",
                destination,
                "destinationCity",
                "City of " + destination,
                "destinationLat",
                "41.9786",
                "destinationLon",
                "-87.9048",
                "local",
                "06:15",
                "blockMinutes",
                "121");
        return new Prediction(
                epoch,
                subject + ":departure",
                subject,
                minute,
                random.nextDouble(),
                "late-arrival",
                3,
                number,
                5,
                facts);
    }
}
