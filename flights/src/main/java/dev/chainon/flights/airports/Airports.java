package dev.chainon.flights.airports;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The airports of the data set by IATA code. Serialized as nothing but the wish to load them where they arrive. */
public final class Airports implements Serializable {

    private final transient Map<String, Airport> byCode;
    private final transient int size;

    private Airports(Map<String, Airport> byCode, int size) {
        this.byCode = Collections.unmodifiableMap(byCode);
        this.size = size;
    }

    /** Reads {@code airports.csv} of the data set: iata, name, city, state, country, latitude, longitude. */
    public static Airports load() {
        try (InputStream in =
                        Objects.requireNonNull(Airports.class.getResourceAsStream("/airports.csv"), "airports.csv");
                MappingIterator<Map<String, String>> lines = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(in)) {
            return of(lines.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Airports of(List<Map<String, String>> lines) {
        ZoneByState zones = new ZoneByState();
        Map<String, Airport> airports = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int index = i;
            Map<String, String> line = lines.get(i);
            String code = text(line, "iata");
            // The file says "NA" for Marquette, which lies in Michigan.
            String state = code.equals("MQT") ? "MI" : text(line, "state");
            zones.of(code, state).ifPresent(zone -> airports.put(code, airport(index, state, zone, line)));
        }
        return new Airports(airports, lines.size());
    }

    private static Airport airport(int index, String state, Zone zone, Map<String, String> line) {
        return new Airport(
                index,
                text(line, "iata"),
                text(line, "name"),
                text(line, "city"),
                state,
                Double.parseDouble(text(line, "latitude")),
                Double.parseDouble(text(line, "longitude")),
                zone);
    }

    private static String text(Map<String, String> line, String column) {
        return Objects.requireNonNull(line.get(column), () -> "airports.csv has no column " + column);
    }

    public Optional<Airport> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /**
     * @throws IllegalArgumentException if the code is unknown, which purification rules out for events of the log
     */
    public Airport get(String code) {
        Airport airport = byCode.get(code);
        if (airport == null) {
            throw new IllegalArgumentException(
                    "airport '" + code + "' is not in airports.csv or its state has no time zone");
        }
        return airport;
    }

    /** One more than the largest index. */
    public int size() {
        return size;
    }

    public Collection<Airport> all() {
        return byCode.values();
    }

    private Object writeReplace() {
        return new Reload();
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("airports are reloaded, never read");
    }

    private record Reload() implements Serializable {
        private Object readResolve() {
            return load();
        }
    }
}
