package dev.chainon.flights.airports;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.chainon.core.data.PackedFile;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;

/**
 * The airports of the data set by IATA code. Serialized as nothing but the wish to load them where they arrive. They are asked for several times an
 * event, so a code of three signs is the place of its airport in a table.
 */
public final class Airports implements Serializable {

    private static final int CODE = 3;
    private static final int SIGNS = Character.MAX_RADIX;
    private static final PackedFile FILE =
            new PackedFile("airports.csv", "903c7169e6d558eefb95295fe2947ec8503135fbb855ea5c737cf4a90ea603ad");

    private final transient Map<String, Airport> byCode;
    private final transient @Nullable Airport[] byPlace = new Airport[SIGNS * SIGNS * SIGNS];
    private final transient int size;

    private Airports(Map<String, Airport> byCode, int size) {
        this.byCode = Collections.unmodifiableMap(byCode);
        this.size = size;
        byCode.forEach((code, airport) -> {
            int place = place(code);
            if (place >= 0) {
                byPlace[place] = airport;
            }
        });
    }

    /** A number for each possible code of three signs, or -1: the few private fields that have four are looked up by hash. */
    private static int place(String code) {
        if (code.length() != CODE) {
            return -1;
        }
        int place = 0;
        for (int i = 0; i < CODE; i++) {
            char sign = code.charAt(i);
            int digit;
            if (sign >= '0' && sign <= '9') {
                digit = sign - '0';
            } else if (sign >= 'A' && sign <= 'Z') {
                digit = sign - 'A' + 10;
            } else {
                return -1;
            }
            place = place * SIGNS + digit;
        }
        return place;
    }

    /**
     * Reads {@code airports.csv} of the data set: iata, name, city, state, country, latitude, longitude.
     *
     * @throws IllegalStateException if the file is not the data sheet's: zones, and so every time, come from it
     */
    public static Airports load() {
        try (MappingIterator<Map<String, String>> lines = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(FILE.read(Airports.class))) {
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
        return Optional.ofNullable(at(code));
    }

    private @Nullable Airport at(String code) {
        int place = place(code);
        return place < 0 ? byCode.get(code) : byPlace[place];
    }

    /**
     * @throws IllegalArgumentException if the code is unknown, which purification rules out for events of the log
     */
    public Airport get(String code) {
        Airport airport = at(code);
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
