package dev.chainon.flights;

import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import dev.chainon.flights.events.Flight;
import dev.chainon.flights.events.FlightEvent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a person wants to see of a flight beside its risk. */
final class FlightFacts {

    private FlightFacts() {}

    static Map<String, String> of(FlightEvent event, Airports airports) {
        Flight flight = event.flight();
        Airport origin = airports.get(flight.origin());
        Airport destination = airports.get(flight.destination());
        Map<String, String> facts = new HashMap<>();
        facts.put("origin", origin.code());
        facts.put("originCity", origin.city());
        facts.put("originLat", degrees(origin.latitude()));
        facts.put("originLon", degrees(origin.longitude()));
        facts.put("destination", destination.code());
        facts.put("destinationCity", destination.city());
        facts.put("destinationLat", degrees(destination.latitude()));
        facts.put("destinationLon", degrees(destination.longitude()));
        facts.put("local", clock(origin.zone().localMinute(flight.departureMinute())));
        facts.put("blockMinutes", String.valueOf(Flight.blockMinutes(flight.distanceMiles())));
        return facts;
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String clock(long localMinute) {
        int minute = (int) Math.floorMod(localMinute, 1440L);
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
