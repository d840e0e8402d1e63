package dev.chainon.flights;

import dev.chainon.core.model.Grouping;
import dev.chainon.flights.airports.Zone;
import dev.chainon.flights.features.FlightFeatures;
import java.time.ZoneId;
import java.util.List;

/** The ways in which flights are parted to see whom a model serves less well: all can be read off the 52 features and the minute. */
final class FlightGroups {

    private static final int SINCE_FOUR = FlightFeatures.place("hours_since_four");
    private static final int LEFT = FlightFeatures.place("departures_origin_60");
    private static final int LEFT_RATIO = FlightFeatures.place("departures_origin_60_ratio");
    private static final int LOG_DISTANCE = FlightFeatures.place("log_distance");
    private static final List<Zone> CLOCKS = List.of(
            zone("America/New_York"), zone("America/Chicago"), zone("America/Denver"), zone("America/Los_Angeles"));

    private FlightGroups() {}

    static List<Grouping> all() {
        return List.of(
                new Parted("hour", List.of("04-10", "10-16", "16-20", "20-04"), FlightGroups::hour),
                new Parted("size", List.of("small", "medium", "large"), FlightGroups::size),
                new Parted(
                        "region", List.of("eastern", "central", "mountain", "pacific", "other"), FlightGroups::region),
                new Parted("distance", List.of("short", "medium", "long"), FlightGroups::distance));
    }

    /** Local hour of departure. */
    private static int hour(float[] features, long minute) {
        float since = features[SINCE_FOUR];
        return since < 6 ? 0 : since < 12 ? 1 : since < 16 ? 2 : 3;
    }

    /** Departures that the origin usually sees in such an hour, undone from the ratio that the model is given. */
    private static int size(float[] features, long minute) {
        double prior = FlightFeatures.CONGESTION_PRIOR;
        double usual = (features[LEFT] + prior) / features[LEFT_RATIO] - prior;
        return usual < 5 ? 0 : usual < 20 ? 1 : 2;
    }

    /** The clock of the origin, told by how far it is from UTC: where clocks do not change in summer, a neighbour's. */
    private static int region(float[] features, long minute) {
        long shown = Math.round(features[SINCE_FOUR] * 60.0) + 4 * 60;
        for (int zone = 0; zone < CLOCKS.size(); zone++) {
            if (Math.floorMod(CLOCKS.get(zone).localMinute(minute) - shown, 1440L) == 0) {
                return zone;
            }
        }
        return CLOCKS.size();
    }

    private static int distance(float[] features, long minute) {
        double miles = Math.exp(features[LOG_DISTANCE]);
        return miles < 500 ? 0 : miles < 1000 ? 1 : 2;
    }

    private static Zone zone(String name) {
        return new Zone(ZoneId.of(name));
    }

    /** A number of a group for features and minute. */
    @FunctionalInterface
    private interface Parting {
        int of(float[] features, long minute);
    }

    private record Parted(String key, List<String> groups, Parting parting) implements Grouping {
        @Override
        public int group(float[] features, long minute) {
            return parting.of(features, minute);
        }
    }
}
