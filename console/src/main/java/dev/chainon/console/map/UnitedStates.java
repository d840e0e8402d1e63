package dev.chainon.console.map;

import java.util.Optional;

/**
 * Projects the fifty states and Puerto Rico with the Virgin Islands into one view box of 960 by 600: the contiguous states in Albers's projection, the
 * others as insets below them, each in an Albers projection of its own.
 */
public final class UnitedStates {

    public static final int WIDTH = 960;
    public static final int HEIGHT = 600;

    private static final double SCALE = 1235;

    private enum Part {
        CONTIGUOUS(new ConicEqualArea(-96, 37.5, 29.5, 45.5), 1, 480, 303),
        ALASKA(new ConicEqualArea(-154, 62, 55, 65), 0.34, 150, 500),
        HAWAII(new ConicEqualArea(-157, 20.6, 8, 18), 1, 320, 555),
        CARIBBEAN(new ConicEqualArea(-66, 18.2, 8, 18), 1, 885, 562);

        private final ConicEqualArea projection;
        private final double zoom;
        private final Point centre;

        Part(ConicEqualArea projection, double zoom, double x, double y) {
            this.projection = projection;
            this.zoom = zoom;
            this.centre = new Point(x, y);
        }

        private Point place(double latitude, double longitude) {
            Point p = projection.project(latitude, longitude);
            return new Point(centre.x() + p.x() * zoom * SCALE, centre.y() - p.y() * zoom * SCALE);
        }
    }

    private UnitedStates() {}

    /** The point of a place; empty if it lies outside the United States. */
    public static Optional<Point> project(double latitude, double longitude) {
        return part(latitude, longitude).map(part -> part.place(latitude, longitude));
    }

    private static Optional<Part> part(double latitude, double longitude) {
        if (latitude > 50 && (longitude < -129 || longitude > 170)) {
            return Optional.of(Part.ALASKA);
        }
        if (latitude > 15 && latitude < 30 && longitude < -150) {
            return Optional.of(Part.HAWAII);
        }
        if (latitude > 15 && latitude < 20 && longitude > -70 && longitude < -60) {
            return Optional.of(Part.CARIBBEAN);
        }
        boolean contiguous = latitude > 24 && latitude < 50 && longitude > -126 && longitude < -66;
        return contiguous ? Optional.of(Part.CONTIGUOUS) : Optional.empty();
    }
}
