package dev.chainon.ingestion.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What became of one record of a request. */
sealed interface RowResult {

    ObjectMapper JSON = new ObjectMapper();

    /**
     * The broker has it.
     *
     * @param offset in the raw topic
     */
    record Accepted(long offset) implements RowResult {}

    /** It cannot be a record; sending it again changes nothing. */
    record Refused(String reason) implements RowResult {}

    /** The broker did not say that it has it: to be sent again. */
    record Unsure(String reason) implements RowResult {}

    /** 202 where something was accepted, 503 where something must be sent again, 413 where all was too large. */
    static int status(List<RowResult> rows) {
        if (rows.stream().anyMatch(Unsure.class::isInstance)) {
            return 503;
        }
        return rows.stream().allMatch(Refused.class::isInstance) ? 413 : 202;
    }

    /** {@code {"accepted":1,"refused":1,"rows":[{"index":0,"result":"accepted","offset":7},{"index":1,"result":"refused","reason":"..."}]}}. */
    static String json(List<RowResult> rows) {
        ObjectNode answer = JSON.createObjectNode();
        long accepted = rows.stream().filter(Accepted.class::isInstance).count();
        answer.put("accepted", accepted).put("refused", rows.size() - accepted);
        ArrayNode list = answer.putArray("rows");
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).describe(list.addObject().put("index", i));
        }
        return answer.toString();
    }

    private void describe(ObjectNode row) {
        if (this instanceof Accepted accepted) {
            row.put("result", "accepted").put("offset", accepted.offset());
        } else if (this instanceof Refused refused) {
            row.put("result", "refused").put("reason", refused.reason());
        } else if (this instanceof Unsure unsure) {
            row.put("result", "refused").put("reason", unsure.reason());
        }
    }
}
