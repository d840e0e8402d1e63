package dev.chainon.console.map;

/**
 * Albers's equal-area conic projection on the sphere (Snyder, Map Projections: A Working Manual, 1987, formulas 14-1 to 14-6).
 */
final class ConicEqualArea {

    private final double n;
    private final double c;
    private final double rho0;
    private final double lon0;

    /** @param degrees central longitude, central latitude, first and second standard parallel */
    ConicEqualArea(double... degrees) {
        double first = Math.toRadians(degrees[2]);
        double second = Math.toRadians(degrees[3]);
        lon0 = degrees[0];
        n = (Math.sin(first) + Math.sin(second)) / 2;
        c = Math.pow(Math.cos(first), 2) + 2 * n * Math.sin(first);
        rho0 = rho(degrees[1]);
    }

    private double rho(double latitude) {
        return Math.sqrt(c - 2 * n * Math.sin(Math.toRadians(latitude))) / n;
    }

    /** The place on the plane in earth radii, y upwards. */
    Point project(double latitude, double longitude) {
        double turned = Math.IEEEremainder(longitude - lon0, 360);
        double theta = n * Math.toRadians(turned);
        double rho = rho(latitude);
        return new Point(rho * Math.sin(theta), rho0 - rho * Math.cos(theta));
    }
}
