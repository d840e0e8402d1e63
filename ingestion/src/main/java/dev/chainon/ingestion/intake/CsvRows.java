package dev.chainon.ingestion.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.chainon.core.contract.Table;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.FieldType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows of a CSV file as the JSON objects a feed would have sent: members in the order of the columns, numbers and booleans where the contract's raw schema
 * says so and the text is one, text otherwise. An empty cell is an absent member; an empty text is written {@code ""}. Quoting as in RFC 4180.
 */
final class CsvRows {

    private static final ObjectReader CELLS = new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.EMPTY_UNQUOTED_STRING_AS_NULL);
    private static final JsonFactory JSON = new JsonFactory();
    private static final String WHOLE = "-?(?:0|[1-9][0-9]{0,17})";
    private static final String NUMBER = "-?(?:0|[1-9][0-9]{0,17})(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?";

    private final List<String> names;
    private final List<FieldType> types;

    private CsvRows(List<String> names, List<FieldType> types) {
        this.names = List.copyOf(names);
        this.types = List.copyOf(types);
    }

    /**
     * Reads the header.
     *
     * @param schema the contract's table of raw records, if it has one
     * @throws UnfitException if it does not name the columns
     */
    static CsvRows of(byte[] header, Optional<Table> schema) throws UnfitException {
        List<String> names = cells(header)
                .orElseThrow(() -> new UnfitException(
                        "its first line is no CSV header in UTF-8: name the columns there," + " separated by commas"))
                .stream()
                .map(name -> name.orElse(""))
                .toList();
        if (names.stream().anyMatch(String::isBlank)) {
            throw new UnfitException("its header has a column without a name: " + names);
        }
        if (Set.copyOf(names).size() < names.size()) {
            throw new UnfitException("its header names a column twice: " + names);
        }
        if (names.size() == 1 && names.get(0).matches(".*[;\t|].*")) {
            throw new UnfitException("its columns are not separated by commas: " + names.get(0));
        }
        Map<String, FieldType> known = schema.map(Table::fields).orElse(List.of()).stream()
                .collect(Collectors.toMap(Field::name, Field::type));
        return new CsvRows(
                names,
                names.stream()
                        .map(name -> known.getOrDefault(name, FieldType.STRING))
                        .toList());
    }

    /** The row as a JSON object; empty when it is no row of this header. */
    Optional<byte[]> json(byte[] row) {
        return cells(row).filter(cells -> cells.size() == names.size()).map(this::object);
    }

    private byte[] object(List<Optional<String>> cells) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            for (int i = 0; i < cells.size(); i++) {
                if (cells.get(i).isPresent()) {
                    json.writeFieldName(names.get(i));
                    write(json, types.get(i), cells.get(i).get());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, FieldType type, String text) throws IOException {
        boolean literal =
                switch (type) {
                    case STRING -> false;
                    case INT, LONG -> text.matches(WHOLE);
                    case DOUBLE -> text.matches(NUMBER);
                    case BOOLEAN -> text.equals("true") || text.equals("false");
                };
        if (literal) {
            json.writeRawValue(text);
        } else {
            json.writeString(text);
        }
    }

    private static Optional<List<Optional<String>>> cells(byte[] row) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(row))
                    .toString();
            List<String[]> rows = CELLS.<String[]>readValues(text).readAll();
            return rows.size() == 1
                    ? Optional.of(java.util.Arrays.stream(rows.get(0))
                            .<Optional<String>>map(Optional::ofNullable)
                            .toList())
                    : Optional.empty();
        } catch (CharacterCodingException | JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    /** How a record of the file becomes a raw record: its JSON where it is a row, its own bytes where it is not, for the quarantine to keep. */
    Function<Frames.Frame, byte[]> reading() {
        return frame ->
                frame.shape() == Frames.Shape.WHOLE ? json(frame.bytes()).orElse(frame.bytes()) : frame.bytes();
    }
}
