package dev.chainon.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.model.OnnxFile;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which a tensor may come over HTTP: any datatype, by matrix or by column, in JSON or in binary. */
class TensorFormsTest {

    private static final String INFER = "/v2/models/kettle-spills/infer";
    private static final String LENGTH = "Inference-Header-Content-Length";

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

    private static String input(String name, String shape, String datatype, String data) {
        return "{\"name\":\"" + name + "\",\"shape\":" + shape + ",\"datatype\":\"" + datatype + "\"," + data + "}";
    }

    private static String request(String... inputs) {
        return "{\"inputs\":[" + String.join(",", inputs) + "]}";
    }

    private static double first(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body())
                .getJsonArray("outputs")
                .getJsonObject(0)
                .getJsonArray("data")
                .getDouble(0);
    }

    /** The toy network adds the columns up. */
    private static void sums(HttpResponse<String> response, float sum) {
        assertThat(first(response)).isCloseTo(OnnxFile.expected(sum, ToyServer.WEIGHT, 3), Offset.offset(1e-6));
    }

    private static void refused(HttpResponse<String> response, String sentence) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(ToyServer.error(response)).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FP32 | [1,2,-3.5] | -0.5",
                "FP64 | [1,2,-3.5e0] | -0.5",
                "FP16 | [1,2,-3.5] | -0.5",
                "INT8 | [-128,127,1] | 0",
                "INT16 | [-32768,32767,1] | 0",
                "INT32 | [-2147483648,2147483520,128] | 0",
                "INT64 | [-9223372036854775808,9223371487098961920,549755813888] | 0",
                "UINT8 | [0,2,255] | 257",
                "UINT16 | [0,1,3] | 4",
                "UINT32 | [4294967040,0,0] | 4294967040",
                "UINT64 | [18446742974197923840,0,0] | 18446742974197923840",
                "BOOL | [true,false,true] | 2",
                "BYTES | [\"1.5\",\"-2e-1\",\"+3\"] | 4.3",
            })
    @Criterion("B2Cr7.protocol")
    void takesEveryDatatype_whereItBecomesTheModelsOwn(String datatype, String data, float sum) {
        sums(server.post(INFER, request(input("input", "[1,3]", datatype, "\"data\":" + data))), sum);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INT8 | [1,128,0] | data[1] is 128, which does not fit into INT8",
                "UINT8 | [-1,1,1] | data[0] is -1, which does not fit into UINT8",
                "UINT64 | [-1,1,1] | data[0] is -1, which does not fit into UINT64",
                "UINT64 | [1,18446744073709551616,1] | data[1] does not fit into UINT64",
                "INT64 | [1,9223372036854775808,1] | data[1] does not fit into INT64",
                "INT64 | [1,2,16777217] | data[2] is 16777217, which FP32, the datatype of the model, cannot hold without loss",
                "UINT64 | [1,18446744073709551615,1] | data[1] is 18446744073709551615, which FP32",
                "INT32 | [1,2.5,3] | data[1] must be a whole number, not 2.5",
                "INT32 | [1,true,3] | data[1] must be a whole number, not true",
                "FP16 | [1,2,65505] | data[2] does not fit into FP16",
                "FP64 | [1,2,1e39] | data[2] does not fit into FP32",
                "BOOL | [true,1,true] | data[1] must be true or false, not 1",
                "BYTES | [\"1\",2,\"3\"] | data[1] must be a string, not 2",
                "BYTES | [\"1\",\"two\",\"3\"] | data[1] must be a decimal number as text",
                "BYTES | [\"1\",\"0x1p3\",\"3\"] | data[1] must be a decimal number as text",
                "BYTES | [\"1\",\"1e\",\"3\"] | data[1] must be a decimal number as text",
                "BYTES | [\"1\",\"\",\"3\"] | data[1] must be a decimal number as text",
                "BYTES | [\"1\",\"9e99\",\"3\"] | data[1] does not fit into FP32",
            })
    @Criterion("B2Cr7.errors")
    void refusesWhatWouldNotArriveAsItWasSent(String datatype, String data, String sentence) {
        refused(server.post(INFER, request(input("input", "[1,3]", datatype, "\"data\":" + data))), sentence);
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void takesOneTensorForEachColumn_inAnyOrderAndOfMixedDatatypes() {
        HttpResponse<String> answer = server.post(
                INFER,
                request(
                        input("labels_today", "[2]", "INT64", "\"data\":[40,4]"),
                        input("litres", "[2,1]", "FP64", "\"data\":[[1.5],[2.5]]"),
                        input("spill_rate", "[2]", "BYTES", "\"data\":[\"0.25\",\"0\"]")));
        sums(answer, 41.75f);
        assertThat(new JsonObject(answer.body())
                        .getJsonArray("outputs")
                        .getJsonObject(0)
                        .getJsonArray("data")
                        .getDouble(1))
                .isCloseTo(OnnxFile.expected(6.5f, ToyServer.WEIGHT, 3), Offset.offset(1e-6));
    }

    @Test
    @Criterion("B2Cr7.errors")
    void refusesColumnsThatAreMissingDoubledUnknownOrOfOtherLength() {
        String litres = input("litres", "[1]", "FP32", "\"data\":[1]");
        String rate = input("spill_rate", "[1]", "FP32", "\"data\":[1]");
        refused(server.post(INFER, request(litres, rate)), "inputs lacks the columns [labels_today]");
        refused(server.post(INFER, request(litres, litres)), "inputs[1] gives column 'litres' a second time");
        refused(
                server.post(INFER, request(litres, input("cups", "[1]", "FP32", "\"data\":[1]"))),
                "inputs[1].name 'cups' is neither the model's input nor one of its columns");
        refused(
                server.post(INFER, request(litres, input("input", "[1,3]", "FP32", "\"data\":[1,2,3]"))),
                "inputs[1].name 'input' is neither");
        refused(
                server.post(INFER, request(litres, input("spill_rate", "[2]", "FP32", "\"data\":[1,2]"))),
                "inputs[1].shape [2] does not have the 1 rows of inputs[0]");
        refused(
                server.post(INFER, request(input("litres", "[1,3]", "FP32", "\"data\":[1,2,3]"))),
                "inputs[0].shape must be [n] or [n, 1]");
        refused(
                server.post(INFER, request(input("litres", "[2]", "FP32", "\"data\":[1,2,3]"))),
                "inputs[0].data has 3 numbers, but shape [2] needs 2");
        refused(server.post(INFER, request(litres, rate, rate, rate)), "inputs has more than 3 tensors");
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void readsDataBeforeTheirDatatype() {
        sums(
                server.post(
                        INFER,
                        "{\"inputs\":[{\"data\":[[1,2,3]],\"shape\":[1,3],\"name\":\"input\",\"datatype\":\"UINT8\"}]}"),
                6);
        refused(
                server.post(
                        INFER,
                        "{\"inputs\":[{\"data\":[1,2,300],\"shape\":[1,3],\"name\":\"input\",\"datatype\":\"UINT8\"}]}"),
                "data[2] is 300, which does not fit into UINT8");
    }

    private static HttpRequest.Builder binary(String json, String length, byte[]... tails) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(json.getBytes(StandardCharsets.UTF_8));
        for (byte[] tail : tails) {
            body.writeBytes(tail);
        }
        return HttpRequest.newBuilder(server.uri(INFER))
                .header(LENGTH, length)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private static HttpResponse<String> send(String json, byte[]... tails) {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return server.send(binary(json, Integer.toString(length), tails));
    }

    private static String size(int bytes) {
        return "\"parameters\":{\"binary_data_size\":" + bytes + "}";
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void takesBinaryTensorsOfEveryDatatype() {
        sums(matrix("FP32", bytes(12).putFloat(1).putFloat(2).putFloat(-3.5f)), -0.5f);
        sums(matrix("FP64", bytes(24).putDouble(1).putDouble(2).putDouble(-3.5)), -0.5f);
        sums(
                matrix(
                        "FP16",
                        bytes(6).putShort((short) 0x3C00)
                                .putShort((short) 0xC000)
                                .putShort((short) 0x3555)),
                -0.66674805f);
        sums(matrix("INT8", bytes(3).put((byte) -1).put((byte) 2).put((byte) 3)), 4);
        sums(matrix("UINT8", bytes(3).put((byte) -1).put((byte) 2).put((byte) 3)), 260);
        sums(matrix("INT16", bytes(6).putShort((short) -1).putShort((short) 2).putShort((short) 3)), 4);
        sums(matrix("UINT16", bytes(6).putShort((short) -1).putShort((short) 2).putShort((short) 3)), 65_540);
        sums(matrix("INT32", bytes(12).putInt(-1).putInt(2).putInt(3)), 4);
        sums(matrix("UINT32", bytes(12).putInt(-256).putInt(2).putInt(3)), 4_294_967_045f);
        sums(matrix("INT64", bytes(24).putLong(-1).putLong(2).putLong(3)), 4);
        sums(matrix("UINT64", bytes(24).putLong(Long.MIN_VALUE).putLong(2).putLong(3)), 9.223372e18f);
        sums(matrix("BOOL", bytes(3).put((byte) 1).put((byte) 0).put((byte) 1)), 2);
        byte[] text = {'1', '.', '5'};
        sums(
                matrix(
                        "BYTES",
                        bytes(21)
                                .putInt(3)
                                .put(text)
                                .putInt(3)
                                .put(text)
                                .putInt(3)
                                .put(text)),
                4.5f);
    }

    private static HttpResponse<String> matrix(String datatype, ByteBuffer tail) {
        return send(request(input("input", "[1,3]", datatype, size(tail.capacity()))), tail.array());
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void takesBinaryColumnsBesideJsonOnes_inTheOrderOfTheInputs() {
        String json = request(
                input("litres", "[1]", "FP32", size(4)),
                input("spill_rate", "[1]", "FP32", "\"data\":[0.5]"),
                input("labels_today", "[1]", "INT64", size(8)));
        sums(send(json, bytes(4).putFloat(1.5f).array(), bytes(8).putLong(40).array()), 42);
    }

    @Test
    @Criterion("B2Cr7.errors")
    void refusesBinaryPartsThatDoNotFit() {
        byte[] row = bytes(12).array();
        refused(
                send(request(input("input", "[1,3]", "FP32", size(12))), Arrays.copyOf(row, 11)),
                "binary_data_size is 12, but 11 bytes are left");
        refused(send(request(input("input", "[1,3]", "FP32", size(12))), row, row), "the body has 12 bytes behind");
        refused(
                send(request(input("input", "[1,3]", "FP32", size(11))), Arrays.copyOf(row, 11)),
                "has 11 bytes, which are no whole elements of FP32");
        refused(
                send(request(input("input", "[1,3]", "FP32", size(8))), Arrays.copyOf(row, 8)),
                "has 2 numbers, but shape [1, 3] needs 3");
        refused(
                send(request(input("input", "[1,3]", "FP32", "\"data\":[1,2,3]," + size(12))), row),
                "has both data and binary_data_size");
        refused(
                matrix("FP32", bytes(12).putFloat(Float.NaN)),
                "inputs[0] in binary[0] does not fit into FP32, or is no");
        refused(matrix("BOOL", bytes(3).put((byte) 2)), "must be the byte 0 or 1 as a BOOL, not 2");
        refused(matrix("BYTES", bytes(6).putInt(9)), "says that it has 9 bytes, but 2 are left");
        refused(matrix("BYTES", bytes(3)), "ends within the four bytes of its length");
        refused(
                server.post(INFER, request(input("input", "[1,3]", "FP32", size(12)))),
                "binary_data_size is 12, but 0 bytes are left behind the JSON");
        String json = request(input("input", "[1,3]", "FP32", "\"data\":[1,2,3]"));
        refused(server.send(binary(json, "many")), LENGTH + " must be a number of bytes, not 'many'");
        refused(server.send(binary(json, "9999")), LENGTH + " is 9999, but the body has");
        refused(server.send(binary(json, "0")), LENGTH + " is 0, but the body has");
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void givesTheOutputInBinary_whereItIsAskedFor() {
        String data = "\"data\":[1,2,3,1,0,0]";
        String plain = input("input", "[2,3]", "FP32", data);
        for (String wish : new String[] {
            "\"outputs\":[{\"name\":\"output\",\"parameters\":{\"binary_data\":true}}]",
            "\"parameters\":{\"binary_data_output\":true}"
        }) {
            HttpResponse<byte[]> response =
                    server.bytes(INFER, "{\"id\":\"7\"," + wish + ",\"inputs\":[" + plain + "]}");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type")).contains("application/octet-stream");
            int length = Integer.parseInt(response.headers().firstValue(LENGTH).orElseThrow());
            JsonObject json = new JsonObject(new String(response.body(), 0, length, StandardCharsets.UTF_8));
            assertThat(json.getString("id")).isEqualTo("7");
            JsonObject output = json.getJsonArray("outputs").getJsonObject(0);
            assertThat(output.containsKey("data")).isFalse();
            assertThat(output.getJsonObject("parameters").getInteger("binary_data_size"))
                    .isEqualTo(8);
            ByteBuffer numbers = ByteBuffer.wrap(response.body(), length, 8).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(response.body()).hasSize(length + 8);
            assertThat(numbers.getFloat())
                    .isEqualTo((float) OnnxFile.expected(6, ToyServer.WEIGHT, 3), Offset.offset(1e-6f));
            assertThat(numbers.getFloat())
                    .isEqualTo((float) OnnxFile.expected(1, ToyServer.WEIGHT, 3), Offset.offset(1e-6f));
        }
        String own =
                "{\"parameters\":{\"binary_data_output\":true},\"outputs\":[{\"name\":\"output\",\"parameters\":{\"binary_data\":false}}],\"inputs\":["
                        + plain + "]}";
        sums(server.post(INFER, own), 6);
    }

    @Test
    void listsTheModelItServes() {
        assertThat(server.post("/v2/repository/index", "{}").body())
                .isEqualTo("[{\"name\":\"kettle-spills\",\"version\":\"3\",\"state\":\"READY\"}]");
    }
}
