package dev.chainon.flights.events;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.event.Enrichment;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.FieldType;
import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What left each airport on each UTC day: flights, those whose delay was accepted, those late, miles, and the sum of the UTC minutes of departure, which
 * no wrong zone survives. The SQL is in {@code airport-days.sql}; airports and parameters of the rules are put into it.
 */
final class AirportDays implements Enrichment<FlightEvent> {

    private static final List<Field> COLUMNS = List.of(
            new Field("airport", FieldType.STRING, true),
            new Field("utc_day", FieldType.INT, true),
            new Field("flights", FieldType.LONG, true),
            new Field("judged", FieldType.LONG, true),
            new Field("late", FieldType.LONG, true),
            new Field("miles", FieldType.LONG, true),
            new Field("utc_minutes", FieldType.LONG, true));
    private static final int KEYS = 2;
    private static final List<String> RULES = List.of(
            FlightRules.DAY_EARLY,
            FlightRules.DELAY_WRAPPED,
            FlightRules.DELAY_NEGATIVE,
            FlightRules.DELAY_RANGE,
            FlightRules.DISTANCE);

    private final TreeMap<String, String> values;
    private final Airports airports;

    AirportDays(Contract contract, Airports airports) {
        this.values = values(contract);
        this.airports = airports;
    }

    @Override
    public List<Field> columns() {
        return COLUMNS;
    }

    @Override
    public int keys() {
        return KEYS;
    }

    @Override
    public Object[] of(FlightEvent departure, Optional<Boolean> late) {
        Flight flight = departure.flight();
        long minute = flight.departureMinute();
        return new Object[] {
            flight.origin(),
            (int) Math.floorDiv(minute, (long) RowRules.DAY),
            1L,
            late.isPresent() ? 1L : 0L,
            late.orElse(false) ? 1L : 0L,
            (long) flight.distanceMiles(),
            minute
        };
    }

    @Override
    public String sql(String landing) {
        String sql = read().replace("${landing}", landing)
                .replace(
                        "${airports}",
                        airports.all().stream().map(AirportDays::row).collect(Collectors.joining(",\n    ")));
        for (Map.Entry<String, String> value : values.entrySet()) {
            sql = sql.replace("${" + value.getKey() + "}", value.getValue());
        }
        return sql;
    }

    private static TreeMap<String, String> values(Contract contract) {
        TreeMap<String, String> values = new TreeMap<>();
        for (String name : RULES) {
            contract.rule(name).parameters().forEach((key, value) -> values.put(name + "." + key, value.toString()));
        }
        values.put("late", Integer.toString(Arrival.LATE_MINUTES));
        values.put("earth", Double.toString(Airport.EARTH_RADIUS_MILES));
        return values;
    }

    private static String row(Airport airport) {
        return String.format(
                Locale.ROOT,
                "('%s', '%s', %sD, %sD)",
                airport.code(),
                airport.zone().name(),
                airport.latitude(),
                airport.longitude());
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(
                AirportDays.class.getResourceAsStream("/flights/airport-days.sql"), "flights/airport-days.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
