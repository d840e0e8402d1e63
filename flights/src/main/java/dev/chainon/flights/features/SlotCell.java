package dev.chainon.flights.features;

/**
 * The number of a cell of the daily counts: a route and a bin of five minutes of local departure time. Origin, destination and hour follow from it, so one
 * sparse count a day feeds every aggregate.
 */
final class SlotCell {

    /** Bins of a local day that begins at 04:00. */
    static final int BINS = 288;

    private static final long ROUTE_RADIX = 4096;
    private static final int DAY_BEGINS = 240;

    private SlotCell() {}

    static long of(int origin, int destination, int bin) {
        return (origin * ROUTE_RADIX + destination) * BINS + bin;
    }

    /** Number of the route, which cells of one route have in common. */
    static long route(long cell) {
        return cell / BINS;
    }

    static int origin(long cell) {
        return (int) (cell / BINS / ROUTE_RADIX);
    }

    static int destination(long cell) {
        return (int) (cell / BINS % ROUTE_RADIX);
    }

    static int bin(long cell) {
        return (int) (cell % BINS);
    }

    /** Bin of a local minute since 1970. */
    static int binOf(long localMinute) {
        return (int) Math.floorMod(localMinute - DAY_BEGINS, 1440L) / 5;
    }

    /** Index of the local day, from 04:00 to 04:00, that a local minute belongs to. */
    static long dayOf(long localMinute) {
        return Math.floorDiv(localMinute - DAY_BEGINS, 1440L);
    }

    /** Hour of the clock, 0 to 23, in which a bin lies. */
    static int hour(int bin) {
        return (bin / 12 + 4) % 24;
    }
}
