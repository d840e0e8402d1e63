package dev.chainon.flights;

import dev.chainon.flights.airports.Airports;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people ask to be warned of: one flight by the name that the feed gives it, or a route as ATL-ORD. */
final class FlightInterest {

    private static final Pattern FLIGHT = Pattern.compile("[A-Za-z0-9-]{1,60}");

    private FlightInterest() {}

    static List<String> of(String flight, Map<String, String> facts) {
        return facts.containsKey("origin") && facts.containsKey("destination")
                ? List.of(flight, facts.get("origin") + "-" + facts.get("destination"))
                : List.of(flight);
    }

    static String read(Map<String, Object> request, Airports airports) {
        if (!(request.get("flight") instanceof String flight)) {
            return airport(request.get("origin"), "origin", airports) + "-"
                    + other(request.get("origin"), request.get("destination"), airports);
        }
        if (!FLIGHT.matcher(flight.strip()).matches()) {
            throw new IllegalArgumentException(
                    "'flight' must be the name of a flight such as \"2001-05-01-ATL-ORD-0615-1\", or leave it out and"
                            + " give 'origin' and 'destination'");
        }
        return flight.strip();
    }

    private static String other(@Nullable Object origin, @Nullable Object destination, Airports airports) {
        String code = airport(destination, "destination", airports);
        if (code.equals(airport(origin, "origin", airports))) {
            throw new IllegalArgumentException("'destination' must differ from 'origin', both are '" + code + "'");
        }
        return code;
    }

    private static String airport(@Nullable Object given, String field, Airports airports) {
        if (!(given instanceof String text) || text.isBlank()) {
            throw new IllegalArgumentException(
                    "'" + field + "' must be the IATA code of an airport, for instance \"ATL\"");
        }
        String code = text.strip().toUpperCase(Locale.ROOT);
        return airports.find(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + field + "': the airport '" + shortened(code) + "' is not in the list of airports"))
                .code();
    }

    private static String shortened(String code) {
        return code.length() <= 10 ? code : code.substring(0, 10) + "…";
    }
}
