package dev.chainon.flights.events;

import dev.chainon.core.event.Field;
import dev.chainon.core.event.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The raw form of an event, as a feed sends it: one JSON object. Values are codes, numbers and stamps, which need no escaping. */
final class RawFlight {

    static final String TYPE = "type";
    static final String FLIGHT = "flight";
    static final String SENT = "sent";
    static final String DEPARTED = "departed";
    static final String ORIGIN = "origin";
    static final String DESTINATION = "destination";
    static final String DISTANCE = "distance";
    static final String DELAY = "delay";

    /** What is written and read here; the contract must say the same. */
    static final List<Field> FIELDS = List.of(
            new Field(TYPE, FieldType.STRING, true),
            new Field(FLIGHT, FieldType.STRING, true),
            new Field(SENT, FieldType.STRING, true),
            new Field(DEPARTED, FieldType.STRING, true),
            new Field(ORIGIN, FieldType.STRING, true),
            new Field(DESTINATION, FieldType.STRING, true),
            new Field(DISTANCE, FieldType.LONG, true),
            new Field(DELAY, FieldType.LONG, false));

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
        return bytes(next(head(flight, ARRIVAL, stampMinute, sentMinute), DELAY)
                .append(delay)
                .append('}'));
    }

    private static StringBuilder head(Flight flight, String type, long stampMinute, long sentMinute) {
        StringBuilder json = new StringBuilder(200);
        text(json, TYPE, type);
        text(json, FLIGHT, flight.id());
        text(json, SENT, LocalStamp.text(sentMinute) + "Z");
        text(json, DEPARTED, LocalStamp.text(stampMinute));
        text(json, ORIGIN, flight.origin());
        text(json, DESTINATION, flight.destination());
        return next(json, DISTANCE).append(flight.distanceMiles());
    }

    private static void text(StringBuilder json, String field, String value) {
        next(json, field).append('"').append(value).append('"');
    }

    private static StringBuilder next(StringBuilder json, String field) {
        return json.append(json.isEmpty() ? "{\"" : ",\"").append(field).append("\":");
    }

    private static byte[] bytes(StringBuilder json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
