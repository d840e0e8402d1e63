package dev.chainon.flights.events;

/** The name of a flight: 2001-05-01-ATL-ORD-0615-1. The last part counts flights that share minute and route, which happens 7,709 times. */
final class FlightId {

    private FlightId() {}

    /** The name without its occurrence. */
    static String key(long localMinute, String origin, String destination) {
        StringBuilder out = new StringBuilder(26);
        LocalStamp.appendDate(out, localMinute);
        int minute = (int) Math.floorMod(localMinute, 1440L);
        out.append('-').append(origin).append('-').append(destination).append('-');
        LocalStamp.appendTwo(out, minute / 60);
        LocalStamp.appendTwo(out, minute % 60);
        return out.toString();
    }
}
