package dev.chainon.flights;

import dev.chainon.core.request.BadRequestException;
import dev.chainon.core.request.FieldFault;
import dev.chainon.core.request.RequestField;
import dev.chainon.core.request.RequestField.Kind;
import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import dev.chainon.flights.events.Departure;
import dev.chainon.flights.events.Flight;
import dev.chainon.flights.events.LocalStamp;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A prediction asked for by a person: origin, destination and, if it is not now, the local departure time. */
final class FlightRequest {

    static final List<RequestField> FIELDS = List.of(
            new RequestField("origin", Kind.TEXT, true, "IATA code of the airport that the flight leaves.", "ATL"),
            new RequestField("destination", Kind.TEXT, true, "IATA code of the airport that it flies to.", "ORD"),
            new RequestField(
                    "departure",
                    Kind.TEXT,
                    false,
                    "Date and time at the origin when it leaves the gate; now, by the stream's clock, if absent.",
                    "2001-05-01T06:15"));

    private final Map<String, Object> request;
    private final Airports airports;
    private final List<FieldFault> faults = new ArrayList<>();

    private FlightRequest(Map<String, Object> request, Airports airports) {
        this.request = request;
        this.airports = airports;
    }

    static Departure read(Map<String, Object> request, long minute, Airports airports) {
        return new FlightRequest(request, airports).read(minute);
    }

    private Departure read(long now) {
        Optional<Airport> origin = airport("origin");
        Optional<Airport> destination = airport("destination");
        Optional<Long> local = request.containsKey("departure") ? localMinute() : Optional.empty();
        if (origin.isPresent() && origin.equals(destination)) {
            fault(
                    "destination",
                    "'origin' and 'destination' must differ, both are '"
                            + origin.get().code() + "'");
        }
        if (!faults.isEmpty()) {
            throw new BadRequestException(faults);
        }
        Airport from = origin.orElseThrow();
        Airport to = destination.orElseThrow();
        long departure = local.map(from.zone()::utcMinute).orElse(now);
        return new Departure(new Flight(
                "request-" + from.code() + "-" + to.code() + "-" + departure,
                from.code(),
                to.code(),
                (int) Math.round(from.milesTo(to)),
                departure));
    }

    private Optional<Airport> airport(String field) {
        if (!(request.get(field) instanceof String code)) {
            fault(field, "'" + field + "' must be the IATA code of an airport, for instance \"ATL\"");
            return Optional.empty();
        }
        Optional<Airport> found = airports.find(code);
        if (found.isEmpty()) {
            fault(field, "'" + field + "': the airport '" + code + "' is not in the list of airports");
        }
        return found;
    }

    private Optional<Long> localMinute() {
        Object text = request.get("departure");
        try {
            return Optional.of(LocalStamp.parse(String.valueOf(text)));
        } catch (DateTimeException e) {
            fault(
                    "departure",
                    "'departure' must be a local date and time such as \"2001-05-01T06:15\", not '" + text + "'");
            return Optional.empty();
        }
    }

    private void fault(String field, String message) {
        faults.add(new FieldFault(field, message));
    }
}
