package dev.chainon.ingestion.quarantine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.core.event.Quarantined;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an order gave.
 *
 * @param code 0 done, 1 a negative result
 * @param words lines for the person who asked
 * @param records the refused records it is about
 * @param figures numbers by identifier
 */
public record Answer(int code, List<String> words, List<Quarantined> records, Map<String, Long> figures) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Answer {
        words = List.copyOf(words);
        records = List.copyOf(records);
        figures = new TreeMap<>(figures);
    }

    static Answer no(String words) {
        return new Answer(1, List.of(words), List.of(), Map.of());
    }

    /** One JSON object. Bytes that are no UTF-8 text stand there in base 64. */
    public String json() {
        ObjectNode answer = JSON.createObjectNode().put("code", code);
        ArrayNode lines = answer.putArray("words");
        words.forEach(lines::add);
        ArrayNode list = answer.putArray("records");
        records.forEach(record -> describe(record, list.addObject()));
        answer.set("figures", JSON.valueToTree(figures));
        return answer.toString();
    }

    private static void describe(Quarantined record, ObjectNode out) {
        out.put("epoch", record.epoch())
                .put("offset", record.rawOffset())
                .put("at", Instant.ofEpochMilli(record.rawMillis()).toString())
                .put("rule", record.rule())
                .put("reason", record.reason());
        record.contractVersion().ifPresent(version -> out.put("contractVersion", version));
        try {
            out.put(
                    "raw",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(record.raw()))
                            .toString());
        } catch (CharacterCodingException e) {
            out.put("rawBase64", Base64.getEncoder().encodeToString(record.raw()));
        }
    }
}
