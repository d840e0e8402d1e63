package dev.chainon.serving.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The inference response of the Open Inference Protocol v2 over HTTP.
 *
 * @param jsonLength bytes of JSON at the start of the body; -1 if all of it is
 */
record InferResponse(Buffer body, int jsonLength) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final CharSequence JSON_LENGTH = HttpHeaders.createOptimized(InferRequest.Body.JSON_LENGTH);
    private static final CharSequence BYTES = HttpHeaders.createOptimized("application/octet-stream");

    static InferResponse write(ServedModel model, InferRequest request, float[] result) {
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
            if (request.binary()) {
                json.writeObjectFieldStart("parameters");
                json.writeNumberField("binary_data_size", result.length * Float.BYTES);
                json.writeEndObject();
            } else {
                data(json, result);
            }
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        Buffer body = Buffer.buffer(bytes.toByteArray());
        return request.binary() ? new InferResponse(append(body, result), bytes.size()) : new InferResponse(body, -1);
    }

    private static void data(JsonGenerator json, float[] result) throws IOException {
        json.writeArrayFieldStart("data");
        for (float value : result) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    private static Buffer append(Buffer json, float[] result) {
        for (float value : result) {
            json.appendFloatLE(value);
        }
        return json;
    }

    void send(HttpServerRequest request) {
        if (jsonLength < 0) {
            Answers.json(request, 200, body);
        } else {
            request.response().putHeader(JSON_LENGTH, Integer.toString(jsonLength));
            Answers.send(request, 200, BYTES, body);
        }
    }
}
