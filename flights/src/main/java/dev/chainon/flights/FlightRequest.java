package dev.chainon.flights;

import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import dev.chainon.flights.events.Departure;
import dev.chainon.flights.events.Flight;
import dev.chainon.flights.events.LocalStamp;
import java.time.DateTimeException;
import java.util.Map;

/** A prediction asked for by a person: origin, destination and, if it is not now, the local departure time. */
final class FlightRequest {

    private FlightRequest() {}

    static Departure read(Map<String, Object> request, long minute, Airports airports) {
        Airport origin = airport(request, "origin", airports);
        Airport destination = airport(request, "destination", airports);
        if (origin.equals(destination)) {
            throw new IllegalArgumentException(
                    "'origin' and 'destination' must differ, both are '" + origin.code() + "'");
        }
        long departure = minute;
        if (request.get("departure") != null) {
            departure = origin.zone().utcMinute(localMinute(request.get("departure")));
        }
        int miles = (int) Math.round(origin.milesTo(destination));
        return new Departure(new Flight(
                "request-" + origin.code() + "-" + destination.code() + "-" + departure,
                origin.code(),
                destination.code(),
                miles,
                departure));
    }

    private static Airport airport(Map<String, Object> request, String field, Airports airports) {
        if (!(request.get(field) instanceof String code)) {
            throw new IllegalArgumentException(
                    "'" + field + "' must be the IATA code of an airport, for instance \"ATL\"");
        }
        return airports.find(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + field + "': the airport '" + code + "' is not in the list of airports"));
    }

    private static long localMinute(Object text) {
        try {
            return LocalStamp.parse(text.toString());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'departure' must be a local date and time such as \"2001-05-01T06:15\", not '" + text + "'", e);
        }
    }
}
