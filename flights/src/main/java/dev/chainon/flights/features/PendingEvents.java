package dev.chainon.flights.features;

import dev.chainon.flights.events.Arrival;
import dev.chainon.flights.events.Departure;
import dev.chainon.flights.events.Flight;
import dev.chainon.flights.events.FlightEvent;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The events of the running minute in a snapshot. */
final class PendingEvents {

    private PendingEvents() {}

    static void write(List<FlightEvent> events, DataOutputStream out) throws IOException {
        out.writeInt(events.size());
        for (FlightEvent event : events) {
            Flight flight = event.flight();
            out.writeUTF(flight.id());
            out.writeUTF(flight.origin());
            out.writeUTF(flight.destination());
            out.writeInt(flight.distanceMiles());
            out.writeLong(flight.departureMinute());
            out.writeBoolean(event instanceof Arrival);
            if (event instanceof Arrival arrival) {
                out.writeInt(arrival.delayMinutes());
            }
        }
    }

    static List<FlightEvent> read(DataInputStream in) throws IOException {
        List<FlightEvent> events = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            Flight flight = new Flight(in.readUTF(), in.readUTF(), in.readUTF(), in.readInt(), in.readLong());
            events.add(in.readBoolean() ? new Arrival(flight, in.readInt()) : new Departure(flight));
        }
        return events;
    }
}
