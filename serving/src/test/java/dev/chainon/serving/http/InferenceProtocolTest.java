package dev.chainon.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.model.OnnxFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Open Inference Protocol v2 as its REST specification has it. */
class InferenceProtocolTest {

    private static final String MODEL = "/v2/models/kettle-spills";

    @TempDir
    static Path folder;

    private static ToyServer server;

    @BeforeAll
    static void start() {
        server = new ToyServer(folder).serve(3);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String request(String shape, String data) {
        return "{\"inputs\":[{\"name\":\"input\",\"shape\":" + shape + ",\"datatype\":\"FP32\",\"data\":" + data
                + "}]}";
    }

    private static JsonObject ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        return new JsonObject(response.body());
    }

    private static void refused(HttpResponse<String> response, String sentence) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(ToyServer.error(response)).contains(sentence).doesNotContain("Exception", "\tat ");
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void describesServerAndModel() {
        assertThat(ok(server.get("/v2")))
                .isEqualTo(
                        new JsonObject("{\"name\":\"toy\",\"version\":\"1\",\"extensions\":[\"binary_tensor_data\"]}"));
        assertThat(ok(server.get("/v2/health/live")).getBoolean("live")).isTrue();
        assertThat(ok(server.get("/v2/health/ready")).getBoolean("ready")).isTrue();
        JsonObject metadata =
                new JsonObject("{\"name\":\"kettle-spills\",\"versions\":[\"3\"],\"platform\":\"onnxruntime_onnx\","
                        + "\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[-1,3],\"parameters\":{\"columns\":\"litres,spill_rate,labels_today\"}}],"
                        + "\"outputs\":[{\"name\":\"output\",\"datatype\":\"FP32\",\"shape\":[-1,1]}]}");
        assertThat(ok(server.get(MODEL))).isEqualTo(metadata);
        assertThat(ok(server.get(MODEL + "/versions/3"))).isEqualTo(metadata);
        JsonObject ready = new JsonObject("{\"name\":\"kettle-spills\",\"ready\":true}");
        assertThat(ok(server.get(MODEL + "/ready"))).isEqualTo(ready);
        assertThat(ok(server.get(MODEL + "/versions/3/ready"))).isEqualTo(ready);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2,3,-4,0,5.5]", "[[1,2,3],[-4,0,5.5]]"})
    @Criterion("B2Cr7.protocol")
    void infersFlatAndNestedRows(String data) {
        JsonObject answer = ok(server.post(MODEL + "/infer", request("[2,3]", data)));
        assertThat(answer.getString("model_name")).isEqualTo("kettle-spills");
        assertThat(answer.getString("model_version")).isEqualTo("3");
        assertThat(answer.containsKey("id")).isFalse();
        JsonObject output = answer.getJsonArray("outputs").getJsonObject(0);
        assertThat(output.getString("name")).isEqualTo("output");
        assertThat(output.getString("datatype")).isEqualTo("FP32");
        assertThat(output.getJsonArray("shape"))
                .isEqualTo(new JsonArray().add(2).add(1));
        assertThat(output.getJsonArray("data").getDouble(0))
                .isCloseTo(OnnxFile.expected(6, 0.5f, 3), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(output.getJsonArray("data").getDouble(1))
                .isCloseTo(OnnxFile.expected(1.5f, 0.5f, 3), org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void givesBackTheId_takesParametersAndOutputs_inAnyOrder() {
        String body =
                "{\"outputs\":[{\"parameters\":{\"a\":1},\"name\":\"output\"}],\"parameters\":{\"deep\":{\"er\":[1]}},\"unknown\":[{}],"
                        + "\"inputs\":[{\"data\":[1,2,3],\"parameters\":{},\"datatype\":\"FP32\",\"shape\":[1,3],\"name\":\"input\"}],\"id\":\"é42\"}";
        assertThat(ok(server.post(MODEL + "/versions/3/infer", body)).getString("id"))
                .isEqualTo("é42");
    }

    @Test
    void infersLargeBodies_onAWorker() {
        String data = String.join(",", Collections.nCopies(150, "0.123456789012"));
        JsonObject answer = ok(server.post(MODEL + "/infer", request("[50,3]", "[" + data + "]" + " ".repeat(2000))));
        assertThat(answer.getJsonArray("outputs").getJsonObject(0).getJsonArray("data"))
                .hasSize(50);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,4] | [1,2,3,4] | shape must be [n, 3]",
                "[3] | [1,2,3] | shape must be [n, 3]",
                "[0,3] | [] | shape must be [n, 3]",
                "[-1,3] | [] | shape must be [n, 3]",
                "[51,3] | [1] | shape must be [n, 3] with n from 1 to 50",
                "[1.5,3] | [1,2,3] | an array of integers",
                "\"1,3\" | [1,2,3] | an array of integers",
                "[2,3] | [1,2,3] | has 3 numbers, but shape [2, 3] needs 6",
                "[1,3] | [[1,2],[3]] | different lengths: 2 and 1",
                "[2,3] | [[1,2],[3,4],[5,6]] | have 2 numbers, the shape says 3",
                "[1,3] | [1,[2],3] | data[1] must be a finite number, not a nested value",
                "[1,3] | [[1,2,3],4] | mixes rows and numbers",
                "[1,3] | [[[1,2,3]]] | not a nested value",
                "[1,3] | [1,2,\"NaN\"] | data[2] must be a finite number, not a string",
                "[1,3] | [1,2,null] | not null",
                "[1,3] | [1,2,true] | not true",
                "[1,3] | [1,2,1e39] | data[2] does not fit into FP32",
                "[1,3] | [1,2,NaN] | not JSON",
                "[1,3] | {} | must be an array of numbers",
            })
    @Criterion("B2Cr7.errors")
    void refusesTensor_withAPreciseSentence(String shape, String data, String sentence) {
        refused(server.post(MODEL + "/infer", request(shape, data)), sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | the body is empty",
                "{ | not JSON at line 1",
                "[] | the request must be an object",
                "{} | inputs is missing",
                "{\"inputs\":{}} | inputs must be an array",
                "{\"inputs\":[7]} | inputs[0] must be an object",
                "{\"inputs\":[]} | inputs is missing",
                "{\"id\":5,\"inputs\":[]} | id must be a string",
                "{\"parameters\":5} | parameters must be an object",
                "{\"inputs\":[{\"name\":\"x\",\"shape\":[1,3],\"datatype\":\"FP32\",\"data\":[1,2,3]}]} | inputs[0].name 'x' is neither the model's input nor one of its columns",
                "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3],\"datatype\":\"INT65\",\"data\":[1,2,3]}]} | datatype 'INT65' is unknown; there are BOOL, UINT8",
                "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3],\"datatype\":\"FP32\"}]} | data is missing",
                "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3],\"datatype\":\"FP32\",\"data\":[1,2,3]},{}]} | inputs[1].datatype is missing",
                "{\"inputs\":[]} trailing | not JSON",
                "{\"inputs\":[]} {} | goes on after",
            })
    @Criterion("B2Cr7.errors")
    void refusesRequest_withAPreciseSentence(String body, String sentence) {
        refused(server.post(MODEL + "/infer", body), sentence);
    }

    @Test
    void refusesAnOutputThatIsNotThere() {
        String body = request("[1,3]", "[1,2,3]").replaceFirst("\\{", "{\"outputs\":[{\"name\":\"logit\"}],");
        refused(server.post(MODEL + "/infer", body), "there is no output 'logit'; the model has 'output'");
    }

    @Test
    void refusesBodiesAboveTheLimit_announcedOrNot() {
        String body = request("[1,3]", "[1,2,3]" + " ".repeat(30_000));
        refused(server.post(MODEL + "/infer", body), "larger than 20000 bytes");
        HttpRequest.Builder chunked = HttpRequest.newBuilder(server.uri(MODEL + "/infer"))
                .POST(HttpRequest.BodyPublishers.ofByteArrays(Collections.nCopies(30, new byte[1000])));
        refused(server.send(chunked), "larger than 20000 bytes");
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void namesAndVersionsThatAreNotServed_areNotFound() {
        for (String path : List.of(
                "/v2/models/other",
                "/v2/models/other/ready",
                MODEL + "/versions/2",
                MODEL + "/versions/x/ready",
                "/v3")) {
            HttpResponse<String> response = server.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(ToyServer.error(response)).isNotBlank();
        }
        assertThat(server.post("/v2/models/other/infer", request("[1,3]", "[1,2,3]"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.post(MODEL + "/versions/9/infer", request("[1,3]", "[1,2,3]"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get(MODEL + "/infer").statusCode()).isEqualTo(405);
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void isNotReady_andNamesTheMissingStep() {
        try (ToyServer empty = new ToyServer(folder)) {
            empty.health.missing("model", "no champion yet");
            HttpResponse<String> ready = empty.get("/v2/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ToyServer.error(ready)).isEqualTo("not ready: model: no champion yet");
            assertThat(empty.get("/v2/health/live").statusCode()).isEqualTo(200);
            for (HttpResponse<String> response :
                    List.of(empty.get(MODEL), empty.get(MODEL + "/ready"), empty.post(MODEL + "/infer", "{}"))) {
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(ToyServer.error(response)).contains("no champion yet");
            }
        }
    }
}
