package dev.chainon.flights.airports;

import dev.chainon.core.observation.Place;
import java.util.Objects;

/**
 * An airport.
 *
 * @param index its row in the airports file: a small dense number for arrays
 * @param code IATA code
 * @param latitude degrees north
 * @param longitude degrees east
 */
public record Airport(
        int index, String code, String name, String city, String state, double latitude, double longitude, Zone zone) {

    public static final double EARTH_RADIUS_MILES = 3958.76;

    public Airport {
        Objects.requireNonNull(code);
        Objects.requireNonNull(name);
        Objects.requireNonNull(city);
        Objects.requireNonNull(state);
        Objects.requireNonNull(zone);
    }

    /** Where observations such as the weather are asked for. */
    public Place place() {
        return new Place(code, latitude, longitude);
    }

    /** Great-circle distance in statute miles on a sphere (haversine formula). */
    public double milesTo(Airport other) {
        double dLat = StrictMath.toRadians(other.latitude - latitude) / 2;
        double dLon = StrictMath.toRadians(other.longitude - longitude) / 2;
        double h = StrictMath.sin(dLat) * StrictMath.sin(dLat)
                + StrictMath.cos(StrictMath.toRadians(latitude))
                        * StrictMath.cos(StrictMath.toRadians(other.latitude))
                        * StrictMath.sin(dLon)
                        * StrictMath.sin(dLon);
        return 2 * EARTH_RADIUS_MILES * StrictMath.asin(StrictMath.sqrt(StrictMath.min(1, h)));
    }
}
