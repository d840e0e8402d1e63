package dev.chainon.serving.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the inference response of the Open Inference Protocol v2. */
final class InferResponse {

    private static final JsonFactory JSON = new JsonFactory();

    private InferResponse() {}

    static Buffer write(ServedModel model, InferRequest request, float[] result) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160 + 12 * result.length);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("model_name", model.name());
            json.writeStringField("model_version", Integer.toString(model.version()));
            if (request.id().isPresent()) {
                json.writeStringField("id", request.id().get());
            }
            json.writeArrayFieldStart("outputs");
            json.writeStartObject();
            json.writeStringField("name", OnnxModel.OUTPUT);
            json.writeStringField("datatype", "FP32");
            json.writeFieldName("shape");
            json.writeArray(new int[] {result.length, 1}, 0, 2);
            json.writeArrayFieldStart("data");
            for (float value : result) {
                json.writeNumber(value);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
