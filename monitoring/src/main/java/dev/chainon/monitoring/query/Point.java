package dev.chainon.monitoring.query;

/** One value of a series at a time in milliseconds since 1970. */
public record Point(long millis, double value) {

    /** Says that the series ended: its process answered no more, or published it no more. */
    static Point stale(long millis) {
        return new Point(millis, Double.NaN);
    }
}
