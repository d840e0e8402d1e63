package dev.chainon.flights.events;

import java.nio.charset.StandardCharsets;

/** The raw form of an event, as a feed sends it: one JSON object. Values are codes, numbers and stamps, which need no escaping. */
final class RawFlight {

    static final String DEPARTURE = "departure";
    static final String ARRIVAL = "arrival";

    private RawFlight() {}

    /**
     * @param stampMinute the stamp with the source's own defects, local minutes since 1970
     * @param sentMinute the feed's clock, UTC minutes since 1970
     */
    static byte[] departure(Flight flight, long stampMinute, long sentMinute) {
        return bytes(head(flight, DEPARTURE, stampMinute, sentMinute).append('}'));
    }

    /** @param delay as the source has it, unrepaired */
    static byte[] arrival(Flight flight, long stampMinute, long sentMinute, long delay) {
        return bytes(head(flight, ARRIVAL, stampMinute, sentMinute)
                .append(",\"delay\":")
                .append(delay)
                .append('}'));
    }

    private static StringBuilder head(Flight flight, String type, long stampMinute, long sentMinute) {
        return new StringBuilder(200)
                .append("{\"type\":\"")
                .append(type)
                .append("\",\"flight\":\"")
                .append(flight.id())
                .append("\",\"sent\":\"")
                .append(LocalStamp.text(sentMinute))
                .append("Z\",\"departed\":\"")
                .append(LocalStamp.text(stampMinute))
                .append("\",\"origin\":\"")
                .append(flight.origin())
                .append("\",\"destination\":\"")
                .append(flight.destination())
                .append("\",\"distance\":")
                .append(flight.distanceMiles());
    }

    private static byte[] bytes(StringBuilder json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
