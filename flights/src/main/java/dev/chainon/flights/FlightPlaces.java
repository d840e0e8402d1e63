package dev.chainon.flights;

import dev.chainon.core.model.Grouping;
import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import dev.chainon.flights.features.FlightFeatures;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Origin, destination, route and hour, which the 52 features do not name: the way between two airports, in degrees, is that of no other two, so it tells them. A network could
 * learn a vector of numbers for each of these (an embedding).
 */
final class FlightPlaces {

    /** Places of the table that routes are hashed into; about 3,400 are flown. */
    static final int ROUTE_BUCKETS = 4096;

    private static final int LATITUDE = FlightFeatures.place("delta_latitude");
    private static final int LONGITUDE = FlightFeatures.place("delta_longitude");
    private static final int SINCE_FOUR = FlightFeatures.place("hours_since_four");
    private static final int HOURS = 24;

    /** Spreads neighbours over the table (Knuth 1998, "Sorting and Searching", 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    /** How far a difference of degrees, rounded to a float, may lie from the difference itself. */
    private static final double ROUNDING = 1e-5;

    private final List<Airport> fromSouth;
    private final int airports;
    private final Map<Long, Way> known = new ConcurrentHashMap<>();

    FlightPlaces(Airports airports) {
        this.fromSouth = airports.all().stream()
                .sorted(Comparator.comparingDouble(Airport::latitude))
                .toList();
        this.airports = airports.size();
    }

    /** Indices of two airports in the airports file. */
    private record Way(int origin, int destination) {}

    List<Grouping> all() {
        return List.of(
                place("origin", airports, features -> way(features).origin()),
                place("destination", airports, features -> way(features).destination()),
                place("route", ROUTE_BUCKETS, features -> bucket(way(features))),
                place("hour", HOURS, features -> Math.min(HOURS - 1, (int) features[SINCE_FOUR])));
    }

    private int bucket(Way way) {
        return (way.origin() * airports + way.destination()) * SPREAD >>> Integer.SIZE - 12;
    }

    private Way way(float[] features) {
        long key = (long) Float.floatToIntBits(features[LATITUDE]) << Integer.SIZE
                | Float.floatToIntBits(features[LONGITUDE]) & 0xFFFFFFFFL;
        return known.computeIfAbsent(key, unknown -> find(features[LATITUDE], features[LONGITUDE]));
    }

    private Way find(float latitude, float longitude) {
        for (Airport origin : fromSouth) {
            double wanted = origin.latitude() + latitude;
            for (int i = southernmost(wanted - ROUNDING); i < fromSouth.size(); i++) {
                Airport destination = fromSouth.get(i);
                if (destination.latitude() > wanted + ROUNDING) {
                    break;
                }
                if ((float) (destination.latitude() - origin.latitude()) == latitude
                        && (float) (destination.longitude() - origin.longitude()) == longitude) {
                    return new Way(origin.index(), destination.index());
                }
            }
        }
        throw new IllegalArgumentException("no two airports lie " + latitude + " and " + longitude
                + " degrees apart: the features are of other airports than airports.csv");
    }

    /** Place of the first airport that does not lie south of a latitude. */
    private int southernmost(double latitude) {
        int low = 0;
        int high = fromSouth.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fromSouth.get(middle).latitude() < latitude) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Grouping place(String key, int count, ToIntFunction<float[]> number) {
        return new Numbered(
                key, IntStream.range(0, count).mapToObj(Integer::toString).toList(), number);
    }

    private record Numbered(String key, List<String> groups, ToIntFunction<float[]> number) implements Grouping {
        @Override
        public int group(float[] features, long minute) {
            return number.applyAsInt(features);
        }
    }
}
