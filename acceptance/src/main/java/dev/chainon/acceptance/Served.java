package dev.chainon.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model that a server answers with, as the server itself says.
 *
 * @param width values of a row
 * @param version of the first answer
 * @param balanced whether the answers come through a balancer
 */
record Served(String model, String input, int width, String version, boolean balanced) {

    private static final String REPLICA = "x-chainon-replica";

    /** While a challenger is tried on our servers, the champion is to answer; others take no notice. */
    private static final Map<String, String> CHAMPION =
            Map.of("Content-Type", "application/json", "x-chainon-release", "champion");

    /** @throws Unmet if the server does not say which model it has, or does not answer with it */
    static Served by(Client client, Optional<String> wanted) {
        String model = wanted.orElseGet(() -> client.post("/v2/repository/index", "{}")
                .demand(200)
                .json()
                .path(0)
                .path("name")
                .asText());
        JsonNode input =
                client.get(path(model)).demand(200).json().path("inputs").path(0);
        JsonNode shape = input.path("shape");
        int width = shape.path(shape.size() - 1).asInt();
        Unmet.unless(
                width > 0,
                "le modèle " + model + " ne dit pas combien de valeurs il attend",
                "the model " + model + " does not say how many values it takes");
        Served unasked = new Served(model, input.path("name").asText(), width, "", false);
        Client.Answer first = unasked.ask(client, List.of(Collections.nCopies(width, 0.0)));
        return new Served(
                model,
                unasked.input(),
                width,
                first.json().path("model_version").asText(),
                !first.header(REPLICA).isEmpty());
    }

    private static String path(String model) {
        return "/v2/models/" + URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
    }

    String infer() {
        return path(model) + "/infer";
    }

    /** What the champion answers to these rows. */
    Client.Answer ask(Client client, List<List<Double>> rows) {
        return client.send("POST", infer(), request(rows), CHAMPION).demand(200);
    }

    /** A request with these rows, each of the model's width. */
    String request(List<List<Double>> rows) {
        ObjectNode request = Client.JSON.createObjectNode();
        ObjectNode tensor = request.putArray("inputs").addObject();
        tensor.put("name", input).put("datatype", "FP32");
        tensor.putArray("shape").add(rows.size()).add(width);
        ArrayNode data = tensor.putArray("data");
        rows.forEach(row -> row.forEach(data::add));
        return request.toString();
    }
}
