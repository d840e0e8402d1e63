package dev.chainon.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** A served OpenAPI description, and what of an answer or of a request does not fit it. */
final class Description {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWN = "https://description.test/openapi.json";

    private final JsonNode document;
    private final SchemaRegistry registry;

    private Description(String json) throws IOException {
        this.document = JSON.readTree(json);
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(OWN, json)));
    }

    static Description of(String json) {
        try {
            return new Description(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document() {
        return document;
    }

    /** What breaks the schema that the OpenAPI Initiative publishes for its 3.1 documents. */
    List<String> violationsOfOpenApi() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Description.class.getResourceAsStream("/openapi/openapi-3.1-schema-2022-10-07.json"))) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
            return schema.validate(document).stream().map(Error::toString).toList();
        }
    }

    /** Every "METHOD path", such as {@code GET /v2/models/{model}}. */
    TreeSet<String> operations() {
        TreeSet<String> all = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        all.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return all;
    }

    /** What of an answer the description does not foresee: its status, its content type, its body. */
    List<String> violations(String operation, HttpResponse<String> answer) throws IOException {
        String pointer = "/paths/" + operation.split(" ")[1].replace("/", "~1") + "/"
                + operation.split(" ")[0].toLowerCase(Locale.ROOT) + "/responses";
        JsonNode responses = document.at(pointer);
        String status = Integer.toString(answer.statusCode());
        Optional<String> key = List.of(status, status.charAt(0) + "XX").stream()
                .filter(responses::has)
                .findFirst();
        if (key.isEmpty()) {
            return List.of("status " + status + " is not described; it came with " + answer.body());
        }
        String at = pointer + "/" + key.get();
        if (document.at(at).has("$ref")) {
            at = document.at(at).path("$ref").asText().substring(1);
        }
        String type = answer.headers().firstValue("content-type").orElse("none").split(";")[0];
        JsonNode content = document.at(at).path("content").path(type);
        if (content.isMissingNode()) {
            return List.of("content type " + type + " of status " + status + " is not described");
        }
        boolean json = type.endsWith("json");
        return json ? violations(at + "/content/" + type.replace("/", "~1") + "/schema", answer.body()) : List.of();
    }

    /** What of a text does not fit a schema of the description. */
    List<String> violations(String pointer, String json) throws IOException {
        String encoded = pointer.replace("{", "%7B").replace("}", "%7D").replace("+", "%2B");
        return registry.getSchema(SchemaLocation.of(OWN + "#" + encoded)).validate(JSON.readTree(json)).stream()
                .map(Error::toString)
                .toList();
    }
}
