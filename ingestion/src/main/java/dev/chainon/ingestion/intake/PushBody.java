package dev.chainon.ingestion.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The body of a request as raw records, byte for byte: the object itself, the values of an array, or the lines of NDJSON. Lines and values are not judged
 * here; the rules of the stream do that.
 */
enum PushBody {
    /** One JSON object, or an array. */
    JSON {
        @Override
        List<byte[]> records(byte[] body, int most) {
            if (Arrays.equals(Arrays.copyOf(body, 2), new byte[] {(byte) 0xFE, (byte) 0xFF}) || hasZero(body)) {
                throw new Refusal(400, "the body is not in UTF-8");
            }
            try (JsonParser json = FACTORY.createParser(body)) {
                JsonToken first = json.nextToken();
                if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                    throw new Refusal(400, "the body is neither a JSON object nor an array of them");
                }
                List<byte[]> records =
                        first == JsonToken.START_OBJECT ? List.of(value(json, body)) : elements(json, body, most);
                if (json.nextToken() != null) {
                    throw new Refusal(
                            400, "the body holds more than one JSON value: send one a line, as application/x-ndjson");
                }
                return records;
            } catch (IOException e) {
                throw new Refusal(400, "the body is not JSON: " + firstLine(e));
            }
        }
    },
    /** One record a line. */
    LINES {
        @Override
        List<byte[]> records(byte[] body, int most) {
            List<byte[]> records = new ArrayList<>();
            int start = 0;
            for (int i = 0; i <= body.length; i++) {
                if (i == body.length || body[i] == '\n') {
                    int end = i > start && body[i - 1] == '\r' ? i - 1 : i;
                    if (!blank(body, start, end)) {
                        add(records, Arrays.copyOfRange(body, start, end), most);
                    }
                    start = i + 1;
                }
            }
            return records;
        }
    };

    private static final JsonFactory FACTORY = new JsonFactory();

    /**
     * @param most records there may be
     * @throws Refusal 400 if the body is no such thing, 413 if it holds more records
     */
    abstract List<byte[]> records(byte[] body, int most);

    /**
     * The form that a content type names.
     *
     * @throws Refusal 415 if it names another
     */
    static PushBody of(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
        return switch (type) {
            case "application/json" -> JSON;
            case "application/x-ndjson", "application/ndjson", "application/jsonl" -> LINES;
            default ->
                throw new Refusal(
                        415,
                        "the content type must be application/json (an object or an array) or application/x-ndjson"
                                + " (one record a line), not '" + type + "'");
        };
    }

    private static List<byte[]> elements(JsonParser json, byte[] body, int most) throws IOException {
        List<byte[]> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            add(elements, value(json, body), most);
        }
        return elements;
    }

    private static void add(List<byte[]> records, byte[] record, int most) {
        if (records.size() == most) {
            throw new Refusal(413, "the body holds more than " + most + " records: send fewer in one request");
        }
        records.add(record);
    }

    private static byte[] value(JsonParser json, byte[] body) throws IOException {
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        return Arrays.copyOfRange(body, start, (int) json.currentLocation().getByteOffset());
    }

    private static boolean hasZero(byte[] body) {
        for (int i = 0; i < Math.min(4, body.length); i++) {
            if (body[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean blank(byte[] body, int start, int end) {
        for (int i = start; i < end; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
