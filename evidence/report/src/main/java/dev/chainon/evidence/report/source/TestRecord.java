package dev.chainon.evidence.report.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.evidence.ledger.Machine;
import dev.chainon.evidence.ledger.Outcome;
import dev.chainon.evidence.ledger.Proof;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A record as read from a ledger.
 *
 * @param sealed whether the seal of its file fits; a record of an edited file never counts
 */
public record TestRecord(Proof proof, boolean sealed) {

    /** Names the test, whichever file it was read from. */
    public String key() {
        return proof.clause() + ' ' + proof.module() + ' ' + proof.test();
    }

    static TestRecord read(JsonNode line, boolean sealed) {
        Proof proof = new Proof(
                text(line, "clause"),
                text(line, "module"),
                text(line, "test"),
                text(line, "declaredIn"),
                Outcome.valueOf(text(line, "outcome")),
                text(line, "reason"),
                line.path("cases").asInt(),
                Instant.parse(text(line, "started")),
                line.path("millis").asLong(),
                new Machine(text(line, "os"), line.path("cpus").asInt(), text(line, "java")),
                text(line, "code"),
                Stream.of(line.path("covers").asText().split(" "))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                text(line, "commit"));
        return new TestRecord(proof, sealed);
    }

    private static String text(JsonNode line, String name) {
        JsonNode field = line.get(name);
        if (field == null || !field.isTextual()) {
            throw new IllegalArgumentException("no text field " + name);
        }
        return field.textValue();
    }
}
