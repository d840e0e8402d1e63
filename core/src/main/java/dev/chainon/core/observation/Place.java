package dev.chainon.core.observation;

/**
 * A place on the globe that observations are asked for.
 *
 * @param name what the use case calls it, for instance an airport's code; not blank
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record Place(String name, double latitude, double longitude) {

    public Place {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a place needs a name");
        }
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("the place " + name + " lies at " + latitude + ", " + longitude
                    + ": latitude must be within 90 and longitude within 180 degrees");
        }
    }
}
