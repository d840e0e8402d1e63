package dev.chainon.serving.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.tensor.Inputs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An inference request of the Open Inference Protocol v2 over HTTP, checked against a model with one input of shape [n, width].
 *
 * @param id identifier to be given back
 * @param binary whether the output is wanted in binary form
 * @param rows number of rows
 * @param values their numbers, row-major
 */
record InferRequest(Optional<String> id, boolean binary, int rows, float[] values) {

    /**
     * A body as it came.
     *
     * @param bytes JSON, then binary tensors if there are any
     * @param jsonLength bytes of JSON at its start; all of them where the request does not say otherwise
     */
    record Body(byte[] bytes, int jsonLength) {

        /** Header of the extension for binary tensors: how many bytes at the start of the body are JSON. */
        static final String JSON_LENGTH = "Inference-Header-Content-Length";

        static Body of(byte[] bytes, Optional<String> jsonLength) {
            return new Body(
                    bytes, jsonLength.map(text -> length(text, bytes.length)).orElse(bytes.length));
        }

        private static int length(String text, int most) {
            try {
                int length = Integer.parseInt(text);
                if (length > 0 && length <= most) {
                    return length;
                }
            } catch (NumberFormatException e) {
                throw Refusal.bad(JSON_LENGTH + " must be a number of bytes, not '" + text + "'");
            }
            throw Refusal.bad(JSON_LENGTH + " is " + text + ", but the body has " + most + " bytes");
        }
    }

    /**
     * @param features names of the model's columns, in the order of a row
     * @throws Refusal with what is wrong and what was expected
     */
    static InferRequest parse(Body body, List<String> features, int maxRows) {
        if (body.bytes().length == 0) {
            throw Refusal.bad("the body is empty; send an inference request as JSON");
        }
        Inputs inputs = new Inputs(OnnxModel.INPUT, features, maxRows);
        try (InferReader reader = new InferReader(body, inputs)) {
            reader.read();
            Inputs.Rows rows = inputs.rows();
            return new InferRequest(reader.id(), reader.binary(), rows.count(), rows.values());
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw Refusal.bad("the body is not JSON" + place + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusal.bad("the body is not JSON: " + e.getMessage());
        }
    }
}
