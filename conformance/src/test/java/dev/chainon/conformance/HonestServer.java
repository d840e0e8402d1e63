package dev.chainon.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A small server that keeps to the protocol, into which a fault can be planted: model {@code toy}, input {@code x} of FP32 [n, 2], outputs {@code sum}
 * and {@code difference} of FP32 [n, 1], version 1, binary tensors.
 */
final class HonestServer implements AutoCloseable {

    private static final String LENGTH = HttpTarget.JSON_LENGTH;

    static {
        // Head and body go out in two writes: without this each answer would wait for the client's acknowledgement of
        // the first.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Fault fault;

    /** A request, its JSON empty where it has none. */
    record Call(String method, String path, String text, JsonNode json, byte[] tail) {}

    /** What would be answered. */
    record Reply(int status, String type, JsonNode json, byte[] tail) {

        Reply withJson(JsonNode other) {
            return new Reply(status, type, other, tail);
        }

        Reply withTail(byte[] other) {
            return new Reply(status, type, json, other);
        }

        ObjectNode object() {
            return (ObjectNode) json;
        }

        ObjectNode output(int index) {
            return (ObjectNode) json.get("outputs").get(index);
        }

        boolean inferred() {
            return status == 200 && json.has("outputs") && json.has("model_name");
        }

        boolean refused() {
            return status >= 400;
        }
    }

    /** Spoils an answer, or gives it back as it is. */
    interface Fault {
        Reply spoil(Call call, Reply honest);
    }

    HonestServer(Fault fault) throws IOException {
        this.fault = fault;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String length = exchange.getRequestHeaders().getFirst(LENGTH);
        int json = length == null ? body.length : Integer.parseInt(length);
        Call call = call(
                exchange,
                new String(body, 0, json, StandardCharsets.UTF_8),
                Arrays.copyOfRange(body, json, body.length));
        Reply reply = fault.spoil(call, reply(call));
        byte[] head = reply.json().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        if (reply.tail().length > 0) {
            exchange.getResponseHeaders().set(LENGTH, Integer.toString(head.length));
        }
        exchange.sendResponseHeaders(reply.status(), head.length + reply.tail().length);
        exchange.getResponseBody().write(head);
        exchange.getResponseBody().write(reply.tail());
        exchange.close();
    }

    private static Call call(HttpExchange exchange, String text, byte[] tail) {
        JsonNode json = Json.MAPPER.missingNode();
        try {
            json = text.isEmpty() ? json : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            json = Json.MAPPER.missingNode();
        }
        return new Call(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), text, json, tail);
    }

    static Reply of(int status, JsonNode json) {
        return new Reply(status, "application/json", json, new byte[0]);
    }

    static Reply error(int status, String sentence) {
        return of(status, Json.MAPPER.createObjectNode().put("error", sentence));
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) Json.object(text, "a constant");
    }

    private static Reply reply(Call call) {
        return switch (call.path()) {
            case "/v2" ->
                of(200, object("{\"name\":\"honest\",\"version\":\"1\",\"extensions\":[\"binary_tensor_data\"]}"));
            case "/v2/health/live" -> of(200, object("{\"live\":true}"));
            case "/v2/health/ready" -> of(200, object("{\"ready\":true}"));
            case "/v2/repository/index" -> of(200, Json.MAPPER.createArrayNode().add(object("{\"name\":\"toy\"}")));
            case "/v2/models/toy", "/v2/models/toy/versions/1" ->
                of(
                        200,
                        object(
                                "{\"name\":\"toy\",\"versions\":[\"1\"],\"platform\":\"toy\",\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[-1,2]}],"
                                        + "\"outputs\":[{\"name\":\"sum\",\"datatype\":\"FP32\",\"shape\":[-1,1]},{\"name\":\"difference\",\"datatype\":\"FP32\",\"shape\":[-1,1]}]}"));
            case "/v2/models/toy/ready", "/v2/models/toy/versions/1/ready" ->
                of(200, object("{\"name\":\"toy\",\"ready\":true}"));
            case "/v2/models/toy/infer", "/v2/models/toy/versions/1/infer" -> infer(call);
            default -> error(404, "there is nothing at " + call.path());
        };
    }

    private static Reply infer(Call call) {
        try {
            double[] x = numbers(call);
            ObjectNode answer = Json.MAPPER.createObjectNode();
            answer.put("model_name", "toy").put("model_version", "1");
            if (call.json().has("id")) {
                answer.set("id", call.json().get("id"));
            }
            boolean all =
                    call.json().path("parameters").path("binary_data_output").asBoolean();
            ByteBuffer tail = ByteBuffer.allocate(8 * x.length).order(ByteOrder.LITTLE_ENDIAN);
            ArrayNode outputs = answer.putArray("outputs");
            for (String name : wanted(call.json())) {
                outputs.add(output(name, x, all || binary(call.json(), name), tail));
            }
            return of(200, answer).withTail(Arrays.copyOf(tail.array(), tail.position()));
        } catch (IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    private static Set<String> wanted(JsonNode request) {
        Set<String> names = new LinkedHashSet<>();
        request.path("outputs").forEach(output -> names.add(output.path("name").asText()));
        List<String> known = List.of("sum", "difference");
        if (!known.containsAll(names)) {
            throw new IllegalArgumentException("there is no such output");
        }
        return names.isEmpty() ? new LinkedHashSet<>(known) : names;
    }

    private static boolean binary(JsonNode request, String name) {
        for (JsonNode output : request.path("outputs")) {
            if (output.path("name").asText().equals(name)) {
                return output.path("parameters").path("binary_data").asBoolean();
            }
        }
        return false;
    }

    private static ObjectNode output(String name, double[] x, boolean binary, ByteBuffer tail) {
        ObjectNode output = Json.MAPPER.createObjectNode().put("name", name).put("datatype", "FP32");
        output.putArray("shape").add(x.length / 2).add(1);
        ArrayNode data = Json.MAPPER.createArrayNode();
        for (int i = 0; i < x.length; i += 2) {
            double value = name.equals("sum") ? x[i] + x[i + 1] : x[i] - x[i + 1];
            data.add(value);
            if (binary) {
                tail.putFloat((float) value);
            }
        }
        if (binary) {
            output.putObject("parameters").put("binary_data_size", 4 * data.size());
        } else {
            output.set("data", data);
        }
        return output;
    }

    private static double[] numbers(Call call) {
        JsonNode input = call.json().path("inputs").path(0);
        JsonNode shape = input.path("shape");
        check(input.path("name").asText().equals("x"), "the input is x");
        check(input.path("datatype").asText().equals("FP32"), "its datatype is FP32");
        check(shape.size() == 2 && shape.path(1).asInt() == 2, "its shape is [n, 2]");
        double[] x = input.path("parameters").has("binary_data_size") ? raw(call, input) : json(input.path("data"));
        check(x.length == 2 * shape.path(0).asInt(), "the data do not fit the shape");
        return x;
    }

    private static double[] json(JsonNode data) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode element : data) {
            check(element.isNumber() || element.isArray(), "the data must be numbers");
            if (element.isArray()) {
                element.forEach(e -> numbers.add(e.doubleValue()));
            } else {
                numbers.add(element.doubleValue());
            }
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] raw(Call call, JsonNode input) {
        int size = input.path("parameters").path("binary_data_size").asInt();
        check(size == call.tail().length, "the body has another size");
        ByteBuffer bytes = ByteBuffer.wrap(call.tail()).order(ByteOrder.LITTLE_ENDIAN);
        double[] x = new double[size / 4];
        Arrays.setAll(x, i -> bytes.getFloat(4 * i));
        return x;
    }

    private static void check(boolean right, String sentence) {
        if (!right) {
            throw new IllegalArgumentException(sentence);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
