package dev.chainon.console.live;

import dev.chainon.console.map.Point;
import java.util.Objects;

/** One end of a trip, with its point on the map. */
public record Place(String code, String city, double latitude, double longitude, Point point) {

    private static final double EARTH_MILES = 3958.8;

    public Place {
        Objects.requireNonNull(code);
        Objects.requireNonNull(city);
        Objects.requireNonNull(point);
    }

    /** Great-circle distance (haversine formula). */
    double milesTo(Place other) {
        double a = Math.toRadians(latitude);
        double b = Math.toRadians(other.latitude);
        double half = Math.pow(Math.sin((b - a) / 2), 2)
                + Math.cos(a) * Math.cos(b) * Math.pow(Math.sin(Math.toRadians(other.longitude - longitude) / 2), 2);
        return 2 * EARTH_MILES * Math.asin(Math.sqrt(half));
    }
}
